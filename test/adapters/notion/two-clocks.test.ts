import { expect, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import { sync } from '#src/jobs/sync.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { testWorkspace } from './notion-workspace.ts'
import { serviceOn } from './service-on.ts'

const minute = 60_000

test.each([
  ['ahead of', 3],
  ['behind', -3],
])(
  'with a clock of Notion that is 3 minutes %s ours, nothing is written twice and no word is lost',
  async (_, skew) => {
    const clock = createTestClock('2026-11-20T12:00:20.000Z')
    const notionNow = () => new Date(Date.parse(clock.now()) + skew * minute)
    const notion = testWorkspace({ now: notionNow })
    const { settings } = await notion.init()
    const cells = { Objective: 'Grow', Cycle: '2026-Q4', Level: 'Company' }
    const objective = notion.row(settings.NOTION_OBJECTIVES, cells)
    const page = notion.row(settings.NOTION_KEY_RESULTS, {
      'Key result': 'Revenue',
      Objective: [objective],
      Baseline: 0,
      Target: 100,
      Current: 10,
    })
    notion.row(settings.NOTION_DECISIONS, {
      Decision: 'Provider',
      Status: 'Decided',
      Rationale: 'Cheaper',
      Outcome: 'too early to say',
      'Review date': '2026-11-19',
    })
    const deps = await serviceOn(settings, clock)
    const pass = (minutes: number) =>
      clock.set(new Date(Date.parse(clock.now()) + minutes * minute).toISOString())
    const type = (values: Record<string, string | number>) =>
      editPage(notion.state, page, values, { lastEdited: notionNow().toISOString() })

    const first = await sync(deps)
    expect(first.counts).toMatchObject({ planned: 3, written: 3 })
    for (const minutes of [0, 1, 4, 10]) {
      pass(minutes)
      expect((await planSync(deps)).writes).toEqual([])
    }

    type({ Status: 'On track' })
    pass(1)
    const overruled = await sync(deps)
    expect(showPage(notion.state, page)['Status']).toBe('On track')
    expect(overruled.keyResults[0]).toMatchObject({ status: 'off_track', overrule: { status: 'on_track' } })
    for (const minutes of [0, 1, 4]) {
      pass(minutes)
      expect((await planSync(deps)).writes).toEqual([])
    }

    type({ Current: 90 })
    pass(1)
    const typed = await sync(deps)
    expect(typed.keyResults[0]).toMatchObject({ current: 90 })
    pass(1)
    expect((await planSync(deps)).writes).toEqual([])
  },
)
