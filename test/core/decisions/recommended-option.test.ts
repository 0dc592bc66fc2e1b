import { expect, test } from 'vitest'
import type { CheckIn } from '#src/core/history.ts'
import type { Initiative, KeyResult } from '#src/core/model.ts'
import { anInitiative } from '#test/core/a-snapshot.ts'
import { aRedKeyResult, asked, askedMaterial } from './an-ask.ts'

const TODAY = '2026-11-20'

/** What is asked about one key result with some check-ins. */
function askOf(
  given: Partial<KeyResult>,
  values: readonly (readonly [day: string, value: number])[] = [
    ['2026-10-15', 4],
    ['2026-11-02', 9],
  ],
  rest: {
    readonly today?: string
    readonly initiatives?: readonly Initiative[]
    readonly history?: NonNullable<Parameters<typeof askedMaterial>[0]>['history']
  } = {},
) {
  const { today = TODAY, initiatives = [], history = {} } = rest
  const checkIns = values.map(([day, value]): CheckIn => ({ keyResultId: 'k1', day, value, source: 'typed' }))
  const { due } = asked(
    askedMaterial({
      now: `${today}T09:00:00.000Z`,
      snapshot: { keyResults: [aRedKeyResult(given)], initiatives },
      history: { checkIns, ...history },
    }),
  )
  const [ask] = due
  return { context: '', options: '', recommendation: '', ifNoResponse: '', ...ask }
}

const KEPT: Partial<KeyResult> = { type: 'maintain', baseline: null, unit: '' }

test.for([
  ['at_least', 99.9, 99.2, [99.95, 99.5, 99.4]],
  ['at_most', 300, 420, [280, 350, 390]],
] as const)('a wider bound that is listed is never denied: %s', ([direction, target, current, [a, b, c]]) => {
  const { options, recommendation } = askOf({ ...KEPT, direction, target, current }, [
    ['2026-10-08', a],
    ['2026-10-20', b],
    ['2026-11-02', c],
  ])
  expect(options).toMatch(/^A\. Scope: .*chance 80 %/)
  expect(recommendation).toBe(
    'B, Accept, and early: whether a wider bound is still worth keeping is for people to say.',
  )
})

test('a target that has been reached already is said to be so and never recommended', () => {
  const { options, recommendation } = askOf(
    { current: 52, ambition: 'committed', lastCheckIn: '2026-12-30' },
    [
      ['2026-11-02', 20],
      ['2026-12-20', 48],
    ],
    { today: '2026-12-31' },
  )
  expect(options).toMatch(/^A\. Scope: Target 5[01] .* It counts as reached already\.$/m)
  expect(options).toContain(', 1 day left;')
  expect(recommendation).toMatch(/^D, Accept: the target that restores it is reached already, /)
})

test('its blocked initiative is an option, and cleared first where it says what it waits for', () => {
  const of = (given: Partial<Initiative>) =>
    askOf({}, undefined, {
      initiatives: [anInitiative({ status: 'blocked', blocker: 'Legal sign-off', ...given })],
      history: { sightings: [{ pageId: 'i1', what: 'blocked', since: '2026-11-12T09:00:00.000Z' }] },
    })
  const named = of({})
  expect(named.options.split('\n')[0]).toBe(
    'A. Unblock: somebody clears "Legal sign-off", which blocks "New checkout"; no chance can be told.',
  )
  expect(named.recommendation).toMatch(/^A, Unblock: /)
  expect(of({ blocker: '' }).recommendation).toMatch(/^D, People/)
})

test('red only against a goal that was moved without a decision: which goal holds comes first', () => {
  const before = {
    keyResultId: 'k1',
    day: '2026-11-18',
    status: 'on_track',
    overruled: null,
    risk: 'low',
    score: 0.46,
    confidence: 0.78,
    baseline: 0,
    target: 60,
    weight: null,
    period: { start: '2026-10-01', end: '2026-12-31' },
    colour: 'on_track',
    targetScore: 0.7,
    ruleVersion: '2',
  } as const
  const { recommendation } = askOf({ target: 120, current: 28 }, undefined, { history: { days: [before] } })
  expect(recommendation).toBe(
    'No option is recommended: its goal was moved on 20 Nov without a decision, and against the first one it is On track; which of the two holds is to be said first.',
  )
})

test('what a person set is said before the numbers that speak against it', () => {
  const { context } = askOf({ current: 30, override: 'off_track', overrideUntil: '2026-11-30' })
  expect(context).toMatch(/^Set to Off track by a person until 30 Nov; the rules say On track\. 30 of 60 /)
})

test('the evidence is told however long the rest is', () => {
  const { context } = askOf(
    { current: -4, target: 2_400_000, unit: 'EUR of annual recurring rev', note: '' },
    [
      ['2026-10-15', 400_000],
      ['2026-11-02', 900_000],
    ],
  )
  expect(context).toContain('3 check-ins since 15 Oct.')
})

test('a pace of shares is in percentage points, of a list in milestones', () => {
  const share = { baseline: 0.2, target: 0.45, current: 0.24, currentFormat: 'percent', unit: '' } as const
  expect(askOf(share, [['2026-11-02', 0.22]]).options).toContain(
    '2.3 percentage points a week needed, 0.6 so far',
  )
  const milestones = '[x] Design\n[ ] Build\n[ ] Beta\n[ ] Launch'
  const list = { type: 'milestone', baseline: null, target: null, current: null, milestones } as const
  expect(askOf(list, [['2026-11-02', 0.25]]).options).toContain('% of the milestones a week needed')
})

test('yes or no names the day by which it is to be done', () => {
  const { ifNoResponse } = askOf(
    { type: 'yes_no', baseline: null, target: null, current: 0, lastCheckIn: '2026-12-04' },
    [['2026-10-15', 0]],
    { today: '2026-12-05' },
  )
  expect(ifNoResponse).toContain('If it is not done by 31 Dec, it ends at 0 %, a miss.')
})
