import { expect, onTestFinished, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import { aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T09:00:00.000Z'

/** Titles of key results that hold the link. */
const EVENTS = 'All carriers on the event pipeline'
const WIZARD = 'Setup wizard v2 shipped'

const BOOKING = 'https://github.com/lumen-freight/booking'
const PLATFORM = 'https://linear.app/lumen-freight/team/PLT'

/** What every measure gives on the demo company, reckoned by hand from what `src/sandbox/demo` lays in its last four weeks. */
const BY_HAND: readonly (readonly [measure: string, source: string, value: number])[] = [
  // 20 issues of 1, 2 and 3 points in turn and 8 of 2: 55 points. Done 25 + 10, in progress 5 + 4 at a quarter: 37.25.
  ['progress', EVENTS, 67.73],
  ['points', EVENTS, 37.25],
  // 11 of 14 issues are closed.
  ['done', WIZARD, 11],
  ['open', WIZARD, 3],
  // 2 + 3 + 3 + 4 deployments in 28 days.
  ['deploy frequency', BOOKING, 3],
  // 20 24 28 28 30 36 | 36 40 40 42 44 46 hours.
  ['lead time', BOOKING, 36],
  // 2 of 12 deployments broke something: one is named by its incident, one was the last before it.
  ['change failure rate', BOOKING, 16.67],
  // 5 + 3 and 2 + 4 hours after those deployments all was well.
  ['time to restore', BOOKING, 7],
  // 3 4 5 5 6 6 | 7 8 9 12 26 30 hours.
  ['time to first review', BOOKING, 6.5],
  // 12 14 14 16 18 20 | 20 22 22 24 30 36 hours.
  ['PR cycle time', BOOKING, 20],
  // All but those of 26 and 30 hours.
  ['PRs within review SLA (%)', BOOKING, 83.33],
  // 9 of 12 name an issue of the platform team; SHA-256 and UTF-8 are none.
  ['PRs linked to issues (%)', BOOKING, 75],
  // 24 builds: the 12th and the 13th are 12 minutes.
  ['CI duration', BOOKING, 12],
  // Place 21.85 of 0 to 23, between 14 and 15 minutes.
  ['CI duration p95', BOOKING, 14.85],
  // The two cycles that ended did 20 and 26 points ...
  ['velocity', PLATFORM, 23],
  // ... of 25 and 27.
  ['predictability (%)', PLATFORM, 88.46],
  // 3 bugs on 12 + 6 + 2 points; an issue without an estimate adds none.
  ['bugs per 100 points', PLATFORM, 15],
]

test('every measure gives on the demo company what a hand reckons', async () => {
  letThrough(LOOPBACK)
  const clock = createTestClock(NOW)
  const { sandbox, settings } = await startCompany(NOW, clock)
  onTestFinished(() => sandbox.close())
  const { deps, close } = await openDeps(settings, clock)
  onTestFinished(close)
  const rows = (await deps.okrs.read()).keyResults
  const keyResults = BY_HAND.map(([measure, source], index) =>
    aKeyResult({
      id: `k${index}`,
      source: rows.find(({ title }) => title === source)?.source ?? source,
      measure: measure.toLowerCase(),
      current: null,
      acceptedFindings: ['implausible_measurement'],
    }),
  )

  const report = await planSync({
    ...deps,
    okrs: { ...deps.okrs, read: async () => aSnapshot({ keyResults }) },
  })

  const found = report.keyResults.map(({ measurement }, index) => [
    BY_HAND[index]?.[0],
    measurement?.kind === 'value' ? measurement.value : measurement?.detail,
  ])
  expect(found).toEqual(BY_HAND.map(([measure, , value]) => [measure, value]))
})
