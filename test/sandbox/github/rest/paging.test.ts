import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMilestone } from '#src/sandbox/github/seed.ts'
import { get, organisation, origin } from '#test/sandbox/github/organisation.ts'

const list = '/repos/acme/shop/milestones'
const at = { owner: 'acme', repo: 'shop' }

function shelf(count: number) {
  const all = organisation()
  for (let number = 1; number <= count; number += 1)
    addMilestone(all.state, all.shop, { title: `M${number}` })
  return all
}

test('a page holds 30, at most 100, and links to its neighbours', async () => {
  shelf(120)
  const first = await get(list)
  expect(await first.json()).toHaveLength(30)
  expect(first.headers.get('link')).toBe(
    `<${origin}${list}?page=2>; rel="next", <${origin}${list}?page=4>; rel="last"`,
  )
  const last = await get(`${list}?per_page=500&page=2`)
  expect(await last.json()).toHaveLength(20)
  expect(last.headers.get('link')).toBe(
    `<${origin}${list}?per_page=500&page=1>; rel="prev", <${origin}${list}?per_page=500&page=1>; rel="first"`,
  )
  const beyond = await get(`${list}?page=9`)
  expect(await beyond.json()).toEqual([])
})

test('a list of one page has no links', async () => {
  shelf(3)
  expect((await get(list)).headers.get('link')).toBeNull()
})

test("Octokit's own pagination sees every milestone once", async () => {
  const { octokit } = shelf(23)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (per_page) => {
      const found = await octokit.paginate(octokit.rest.issues.listMilestones, { ...at, per_page })
      expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1))
    }),
    { numRuns: 10 },
  )
})

test('open milestones are listed by due date, either way, and others when asked for', async () => {
  const { state, shop, octokit } = shelf(1)
  addMilestone(state, shop, { title: 'Late', dueOn: '2026-12-31T08:00:00.000Z' })
  addMilestone(state, shop, { title: 'Early', dueOn: '2026-11-30T08:00:00.000Z' })
  addMilestone(state, shop, { title: 'Past', state: 'closed' })
  const titles = async (query = {}) => {
    const { data } = await octokit.rest.issues.listMilestones({ ...at, ...query })
    return data.map(({ title }) => title)
  }
  expect(await titles()).toEqual(['Early', 'Late', 'M1'])
  expect(await titles({ direction: 'desc' })).toEqual(['M1', 'Late', 'Early'])
  expect(await titles({ state: 'closed' })).toEqual(['Past'])
  expect(await titles({ state: 'all' })).toHaveLength(4)
})
