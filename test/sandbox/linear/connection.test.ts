import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connect } from '#src/sandbox/linear/connection.ts'
import { addIssue, addProject } from '#src/sandbox/linear/seed.ts'
import { post, workspace } from './workspace.ts'

interface Page {
  nodes: { title: string }[]
  edges: { cursor: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

const query = `query Issues($first: Int, $after: String, $last: Int, $before: String, $orderBy: PaginationOrderBy) {
  issues(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    nodes { title }
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

function board(count: number) {
  const { state, team, ask } = workspace()
  for (let day = 1; day <= count; day += 1) {
    const date = `2026-10-${String((day % 28) + 1).padStart(2, '0')}T08:00:00.000Z`
    addIssue(state, {
      team,
      title: `${day}`,
      createdAt: new Date(Date.UTC(2026, 0, day)).toISOString(),
      updatedAt: date,
    })
  }
  const page = async (variables = {}) => ((await ask(query, variables)) as { issues: Page }).issues
  return { state, page }
}

const titles = ({ nodes }: Page) => nodes.map(({ title }) => title)

test('a page holds 50 unless asked otherwise, newest first, and says where the next begins', async () => {
  const { page } = board(60)
  const first = await page()
  expect(first.nodes).toHaveLength(50)
  expect(titles(first).slice(0, 3)).toEqual(['60', '59', '58'])
  expect(first.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: first.edges[0]?.cursor,
    endCursor: first.edges[49]?.cursor,
  })
  const second = await page({ after: first.pageInfo.endCursor })
  expect(titles(second)).toEqual(['10', '9', '8', '7', '6', '5', '4', '3', '2', '1'])
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
})

test('pages go backwards too, and by the date of the last change', async () => {
  const { page } = board(5)
  const last = await page({ last: 2 })
  expect(titles(last)).toEqual(['2', '1'])
  const before = await page({ last: 2, before: last.pageInfo.startCursor })
  expect(titles(before)).toEqual(['4', '3'])
  expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  const { state, page: mixed } = board(3)
  state.issues[0]!.updatedAt = '2026-11-19T08:00:00.000Z'
  expect(titles(await mixed({ orderBy: 'updatedAt' }))).toEqual(['1', '3', '2'])
})

test('an empty list has a page with no cursors', async () => {
  const { page } = board(0)
  expect(await page()).toEqual({
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  })
})

test.each([{ first: 251 }, { first: -1 }, { after: 'nowhere' }])(
  'a page of %o is refused',
  async (variables) => {
    board(1)
    const response = await post({ query, variables })
    expect(await response.json()).toMatchObject({
      data: null,
      errors: [{ message: 'Argument Validation Error', extensions: { code: 'INPUT_ERROR' } }],
    })
  },
)

test('what is archived is left out of lists unless asked for, and found by name', async () => {
  const { state, team, ask } = workspace()
  const project = addProject(state, { name: 'Old', team, archivedAt: '2026-11-01T08:00:00.000Z' })
  await expect(ask('{ projects { nodes { name } } }')).resolves.toEqual({ projects: { nodes: [] } })
  await expect(ask('{ projects(includeArchived: true) { nodes { name } } }')).resolves.toEqual({
    projects: { nodes: [{ name: 'Old' }] },
  })
  await expect(ask(`{ project(id: "${project.slugId}") { archivedAt trashed } }`)).resolves.toEqual({
    project: { archivedAt: '2026-11-01T08:00:00.000Z', trashed: null },
  })
})

test('pages of any size show every row once and in order', () => {
  const rows = fc.uniqueArray(
    fc.record({ id: fc.uuid(), createdAt: fc.constantFrom('2026-01-01', '2026-02-01') }),
    {
      selector: ({ id }) => id,
      maxLength: 30,
    },
  )
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (all, first) => {
      const seen: string[] = []
      let after: string | null = null
      do {
        const { nodes, pageInfo }: ReturnType<typeof connect> = connect(all, { first, after })
        seen.push(...nodes.map(({ id }) => id))
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null
      } while (after !== null)
      expect(seen).toEqual(connect(all, { first: 250 }).nodes.map(({ id }) => id))
      expect(new Set(seen).size).toBe(all.length)
    }),
  )
})
