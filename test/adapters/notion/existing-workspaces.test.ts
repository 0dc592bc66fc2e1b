import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeMade } from '#src/adapters/notion/cell-types.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { sync } from '#src/jobs/sync.ts'
import { editPage, type SeedValues } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { type TestWorkspace, testWorkspace } from './notion-workspace.ts'
import { serviceOn } from './service-on.ts'

/** Columns that companies have, with what people put into them. */
const types = {
  select: [{ select: {} }, 'On track', 'AT RISK', 'Off-Track', '🟢 On track', 'In progress', 'Done', 'High'],
  multi_select: [{ multi_select: {} }, ['No owner'], ['Decide soon', 'mine'], ['2026-Q4']],
  status: [statusOf('Not started', 'In progress', 'Done'), 'In progress', 'Done'],
  fullStatus: [
    statusOf('NOT STARTED', 'on track', 'At Risk', 'Off track', 'complete', 'Unknown'),
    'on track',
    'At Risk',
  ],
  rich_text: [{ rich_text: {} }, 'words', '0.4', 'Ann', '40 %'],
  number: [{ number: {} }, 0, 0.5, 40, 100],
  date: [{ date: {} }, '2026-11-01', '2026-11-19', { start: '2026-10-01', end: '2027-01-31' }],
  checkbox: [{ checkbox: {} }, true],
  url: [{ url: {} }, 'https://example.com/'],
} as const

type Type = keyof typeof types
type Draw = fc.GeneratorValue

interface Column {
  readonly name: string
  readonly type: Type
  /** How many of ten rows have it filled. */
  readonly filled: number
}

function statusOf(...names: string[]) {
  return { status: { options: names.map((name) => ({ name })) } }
}

/** Some of the names that are the service's or mean something to it, mostly of the type that fits. */
function drawColumns(g: Draw, kind: DatabaseKind, flat: boolean, taken: readonly string[]): Column[] {
  const fields = [...fieldsOf(kind, flat).values()].filter(({ kind: cell }) => cell !== 'relation')
  const names = new Map(fields.map((field) => [field.name, typeMade(field)]))
  for (const field of fields)
    if (field.service) names.set(`Computed ${field.name.toLowerCase()}`, typeMade(field))
  names.set('RAG', 'select')
  return [...names].flatMap(([name, made]) => {
    if (taken.includes(name) || !(made in types) || g(fc.nat, 9) > 6) return []
    return {
      name: g(fc.boolean) ? name : name.toUpperCase(),
      type: g(fc.nat, 19) === 0 ? g(fc.constantFrom, ...(Object.keys(types) as Type[])) : (made as Type),
      filled: g(fc.constantFrom, 0, 0, 0, 1, 5, 10),
    }
  })
}

function drawCells(g: Draw, columns: readonly Column[]): SeedValues {
  return Object.fromEntries(
    columns
      .filter(({ filled }) => g(fc.nat, 9) < filled)
      .map(({ name, type }) => {
        const [, ...values] = types[type]
        return [name, g(fc.constantFrom, ...values)]
      }),
  )
}

async function lay(
  g: Draw,
  notion: TestWorkspace,
  kind: DatabaseKind,
  base: Record<string, object>,
  rows: readonly SeedValues[],
) {
  const flat = 'rich_text' in (base['Objective'] ?? {})
  const columns = drawColumns(g, kind, flat, Object.keys(base))
  const config = Object.fromEntries(columns.map(({ name, type }) => [name, types[type][0]]))
  const id = await notion.table(kind, { ...base, ...config })
  return { id, columns, pages: rows.map((row) => notion.row(id, { ...drawCells(g, columns), ...row })) }
}

async function company(g: Draw, notion: TestWorkspace) {
  const relation = (id: string) => ({ relation: { data_source_id: id, single_property: {} } })
  const flat = g(fc.boolean)
  const title = { title: {} }
  const numbers = { Target: { number: {} }, Current: { number: {} } }
  const goals = await lay(g, notion, 'objectives', { Objective: title }, [
    { Objective: 'O1' },
    { Objective: 'O2' },
  ])
  const link = { Objective: flat ? { rich_text: {} } : relation(goals.id) }
  const keyResults = await lay(
    g,
    notion,
    'keyResults',
    { 'Key result': title, ...link, ...numbers },
    [0, 30, 90, null].map((value, n) => ({
      'Key result': `K${n}`,
      Objective: flat ? `O${n % 2}` : [goals.pages[n % 2]!],
      Target: 100,
      Current: value,
    })),
  )
  const initiatives = await lay(
    g,
    notion,
    'initiatives',
    { Initiative: title, 'Key results': relation(keyResults.id) },
    keyResults.pages.map((page, n) => ({ Initiative: `I${n}`, 'Key results': [page] })),
  )
  const decisions = await lay(
    g,
    notion,
    'decisions',
    { Decision: title },
    ['D1', 'D2', 'D3'].map((Decision) => ({ Decision })),
  )
  const settings: Record<string, string> = {
    ...(flat
      ? { NOTION_OKRS: keyResults.id }
      : { NOTION_OBJECTIVES: goals.id, NOTION_KEY_RESULTS: keyResults.id }),
    NOTION_INITIATIVES: initiatives.id,
    NOTION_DECISIONS: decisions.id,
  }
  return { settings, tables: [goals, keyResults, initiatives, decisions] }
}

/** What every column shows, row by row, by database and name. */
function show(notion: TestWorkspace, tables: Awaited<ReturnType<typeof company>>['tables']) {
  return new Map(
    tables.flatMap(({ id, columns, pages }) =>
      columns.map(({ name }) => [
        `${id} ${name}`,
        pages.map((page) => showPage(notion.state, page)[name] ?? null),
      ]),
    ),
  )
}

test('whatever a company keeps in its databases, what people filled in stays, and a second run writes nothing', async () => {
  const written = new Set<string>()
  const run = async (g: Draw) => {
    const clock = createTestClock('2026-11-20T12:00:20.000Z')
    const notion = testWorkspace({ now: () => new Date(clock.now()) })
    const { settings, tables } = await company(g, notion)
    const deps = await serviceOn(settings, clock)
    const filledBy = (columns: ReturnType<typeof show>) =>
      new Map([...columns].filter(([, cells]) => cells.some((cell) => cell !== null && cell !== false)))

    const before = show(notion, tables)
    const first = await sync(deps)

    const after = show(notion, tables)
    for (const [column, cells] of filledBy(before)) expect(after.get(column), column).toEqual(cells)
    expect(first.counts.failed).toBe(0)
    expect((await sync(deps)).writes).toEqual([])
    for (const { database } of first.writes)
      written.add(settings['NOTION_OKRS'] ? `flat ${database}` : database)

    // What the service has left empty so far people may still take for themselves.
    for (const { columns, pages } of tables) {
      for (const { name, type } of columns) {
        const isFree = pages.every((page) => showPage(notion.state, page)[name] === null)
        const cells = { [name]: types[type][1] }
        if (isFree && g(fc.boolean)) editPage(notion.state, pages[0]!, cells, { lastEdited: clock.now() })
      }
    }
    const taken = filledBy(show(notion, tables))
    clock.set('2026-11-20T12:10:00.000Z')
    await sync(deps)

    const then = show(notion, tables)
    for (const [column, cells] of taken) {
      const isService = JSON.stringify(before.get(column)) !== JSON.stringify(after.get(column))
      if (!isService) expect(then.get(column), column).toEqual(cells)
    }
    expect((await sync(deps)).writes).toEqual([])
  }

  await fc.assert(fc.asyncProperty(fc.gen(), run), { numRuns: 10, seed: 2026, endOnFailure: true })

  expect([...written].sort()).toEqual([
    'decisions',
    'flat decisions',
    'flat initiatives',
    'flat keyResults',
    'initiatives',
    'keyResults',
    'objectives',
  ])
})
