import { expect, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import { sync } from '#src/jobs/sync.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { testWorkspace } from './notion-workspace.ts'
import { serviceOn } from './service-on.ts'

const now = '2026-11-20T12:00:20.000Z'

/** What `init` made, with a company's rows, after a first sync. */
async function syncedCompany() {
  const clock = createTestClock(now)
  const notion = testWorkspace({ now: () => new Date(clock.now()) })
  const { settings } = await notion.init()
  const cells = { Objective: 'Grow', Cycle: '2026-Q4', Level: 'Company' }
  const objective = notion.row(settings.NOTION_OBJECTIVES, cells)
  const [keyResult = ''] = ['Revenue', 'Churn'].map((title) =>
    notion.row(settings.NOTION_KEY_RESULTS, {
      'Key result': title,
      Objective: [objective],
      Type: 'Metric',
      Baseline: 0,
      Target: 100,
      Current: 10,
      'Last check-in': '2026-11-18',
    }),
  )
  notion.row(settings.NOTION_INITIATIVES, {
    Initiative: 'Checkout',
    'Key results': [keyResult],
    Status: 'On track',
  })
  notion.row(settings.NOTION_DECISIONS, {
    Decision: 'Provider',
    Status: 'Proposed',
    'Decide by': '2026-11-10',
  })
  const report = await sync(await serviceOn(settings, clock))
  const change = (id: string, properties: Record<string, object>) =>
    notion.call('PATCH', `data_sources/${id}`, { properties })
  return { notion, settings, clock, keyResult, report, change }
}

test('a service that lost its store finds its columns again and has nothing to write', async () => {
  const { settings, clock, report } = await syncedCompany()

  const again = await planSync(await serviceOn(settings, clock))

  expect(report.counts.written).toBe(5)
  expect(again.writes).toEqual([])
  expect(again.findings.map(({ code }) => code)).toEqual(report.findings.map(({ code }) => code))
})

test("it also finds those that people have renamed, the service's by their marks and people's by what init wrote", async () => {
  const { notion, settings, clock, keyResult, change } = await syncedCompany()
  await change(settings.NOTION_KEY_RESULTS, {
    Status: { name: 'RAG' },
    Why: { name: 'Notes' },
    Target: { name: 'Ziel' },
    Type: { name: 'Art' },
    Objective: { name: 'Gehört zu' },
  })
  await change(settings.NOTION_DECISIONS, { 'Decide by': { name: 'Bis wann' } })

  const deps = await serviceOn(settings, clock)
  const again = await sync(deps)

  expect(again.writes).toEqual([])
  expect(again.keyResults.map(({ word, target, type }) => ({ word, target, type }))).toEqual([
    { word: null, target: 100, type: 'metric' },
    { word: null, target: 100, type: 'metric' },
  ])
  expect(showPage(notion.state, keyResult)).toMatchObject({ RAG: 'Off track' })
})

test('what has changed meanwhile is all that it writes', async () => {
  const { notion, settings, clock, keyResult } = await syncedCompany()
  await notion.call('PATCH', `pages/${keyResult}`, { properties: { Current: { number: 95 } } })

  const again = await planSync(await serviceOn(settings, clock))

  expect(again.writes.map(({ title }) => title).sort()).toEqual(['Checkout', 'Grow', 'Revenue'])
  for (const { changes } of again.writes) {
    for (const { before, after } of changes) expect(after).not.toEqual(before)
  }
})
