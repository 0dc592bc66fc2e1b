import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { History } from '#src/core/history.ts'
import type { KeyResult, Objective } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import {
  aHistory,
  aKeyResult,
  anObjective,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  checkoutUnknown,
  evaluateAt,
  NOW,
} from '#test/core/a-snapshot.ts'

const checkedIn = { lastCheckIn: '2026-11-18' }

function whyOf(
  keyResult: Partial<KeyResult>,
  given: Omit<NonNullable<Parameters<typeof evaluateAt>[1]>, 'snapshot'> & {
    objective?: Partial<Objective>
  } = {},
): string {
  const snapshot = aSnapshot({
    keyResults: [aKeyResult(keyResult)],
    objectives: [anObjective(given.objective)],
  })
  return evaluateAt(NOW, { ...given, snapshot }).keyResults[0]!.why
}

test.each<[string, Partial<KeyResult>, string]>([
  [
    'on plan, with no margin',
    checkedIn,
    '24 of 60 on 18 Nov; the plan for the 70 % mark was 22. On plan, no margin. Chance of reaching it: 67 %.',
  ],
  [
    'committed and on plan',
    { ...checkedIn, current: 32, ambition: 'committed' },
    '32 of 60 on 18 Nov; the plan was 31. On plan, no margin. Chance of reaching it: 52 %.',
  ],
  [
    'behind, from a baseline, with a unit',
    { ...checkedIn, baseline: 47, target: 30, current: 44, unit: 'hours' },
    '44 hours on 18 Nov, on the way from 47 to 30 hours; the plan for the 70 % mark was 41. Chance of reaching it: 37 %. It needs 1.09 times the planned pace; 0.86 is likely.',
  ],
  [
    'in a column with the percent format',
    { ...checkedIn, target: 0.8, current: 0.5, currentFormat: 'percent' },
    '50 of 80 % on 18 Nov; the plan for the 70 % mark was 29. Chance of reaching it: 89 %.',
  ],
  [
    'with an assumed baseline',
    { ...checkedIn, baseline: null },
    '24 of 60 on 18 Nov; the plan for the 70 % mark was 22. On plan, no margin. Chance of reaching it: 67 %. Baseline is empty, 0 is assumed.',
  ],
  [
    'without movement',
    { ...checkedIn, current: 0 },
    '0 of 60 on 18 Nov; the plan for the 70 % mark was 22. Nothing has moved since the start. Chance of reaching it: 17 %. It needs 1.46 times the planned pace; 0.79 is likely.',
  ],
  [
    'held within bounds',
    { ...checkedIn, type: 'maintain', direction: 'at_least', target: 99.9, current: 99.95, unit: '%' },
    '99.95 % on 18 Nov, within bounds (at least 99.9 %). Chance that it holds: 67 %.',
  ],
  [
    'held out of bounds',
    { ...checkedIn, type: 'maintain', direction: 'between', baseline: 2, target: 4, current: 5 },
    '5 on 18 Nov, out of bounds (2 to 4). Chance that it holds: 33 %.',
  ],
  [
    'a yes or no that is open',
    { ...checkedIn, type: 'yes_no', current: 0 },
    'Not done on 18 Nov; due by 31 Dec. Nothing shows how far it is.',
  ],
  ['a yes or no that is done', { ...checkedIn, type: 'yes_no', current: 1 }, 'Done on 18 Nov.'],
  [
    'milestones in a list',
    { ...checkedIn, type: 'milestone', milestones: '[x] Alpha\n[ ] Beta', current: null },
    '50 % of the milestones done on 18 Nov; the plan for the 70 % mark was 37 %. Chance of reaching it: 79 %.',
  ],
  [
    'milestones that are counted',
    { ...checkedIn, type: 'milestone', target: 4, current: 4 },
    '4 of 4 on 18 Nov. Reached.',
  ],
  [
    'closed below the full target',
    { ...checkedIn, current: 45, state: 'closed' },
    '45 of 60 on 18 Nov. Achieved, 0.75 of a stretch target.',
  ],
  [
    'without a value',
    { current: null },
    'No check-in since the period started on 1 Oct, and silence is never green. Type the latest value into Current.',
  ],
  ['without a target', { target: null }, 'Unknown: Target is empty. Fill Target, for example 60.'],
  [
    'without an objective',
    { objectives: [] },
    'Unknown: Objective is empty, so it has no period and counts nowhere. Link the one objective that it measures.',
  ],
  ['dropped', { state: 'dropped' }, 'Dropped: it counts in no score.'],
  ['deferred', { state: 'deferred' }, 'Deferred: it counts in no score.'],
])('Why of a key result %s', (_, keyResult, words) => {
  expect(whyOf(keyResult)).toBe(words)
})

test('Why says when the period has not begun, and that a cancelled objective takes its key results along', () => {
  expect(whyOf({}, { objective: { cycle: '2027-Q1' } })).toBe('Starts on 1 Jan.')
  expect(whyOf({}, { objective: { state: 'cancelled' } })).toBe(
    'Its objective was cancelled: it counts in no score.',
  )
})

test('Why says where a measured number comes from', () => {
  const linked = { source: CHECKOUT, measure: 'progress', target: 100, current: 40, unit: '%' }

  expect(whyOf(linked, { readings: checkoutAt(0.62) })).toBe(
    '62 of 100 % on 20 Nov; the plan for the 70 % mark was 38. Chance of reaching it: 88 %. Measured: Linear project Checkout: 62 % of 40 points.',
  )
  expect(whyOf(linked, { readings: checkoutUnknown() })).toContain(
    'Not measured: Linear project Checkout was not found.',
  )
})

test('Why says when a person typed over the measured number', () => {
  const history: History = aHistory({
    checkIns: [{ keyResultId: 'k1', day: '2026-11-19', value: 62, source: 'measured' }],
    written: [{ pageId: 'k1', field: 'current', value: 62, at: '2026-11-09T08:00:00.000Z' }],
  })
  const keyResult = { source: CHECKOUT, measure: 'progress', target: 100, current: 70, unit: '%' }

  expect(whyOf(keyResult, { history, readings: checkoutAt(0.62) })).toContain(
    'Typed by a person over the measured 62 %.',
  )
})

test('Why is one line of at most 280 characters, whatever titles and units hold', () => {
  const long = `${'x'.repeat(300)}\n\u202e<script>`
  const told = whyOf({ unit: long })

  expect(told.length).toBeLessThanOrEqual(280)
  expect(told).not.toMatch(/[\n\u202e]/)
})

test('within its period Why does not change by the clock alone while the status stays', () => {
  const day = fc.integer({ min: 0, max: 41 }).map((days) => addDays('2026-11-20', days))
  const keyResult = fc.constantFrom<Partial<KeyResult>>(
    { current: 24 },
    { current: 5 },
    { current: 0 },
    { current: null },
    { type: 'yes_no', current: 0 },
    { type: 'maintain', direction: 'at_most', target: 30 },
    { type: 'milestone', milestones: '[x] Alpha @ 2026-11-01\n[ ] Beta @ 2026-12-01', current: null },
    { target: null },
    { override: 'on_track', overrideUntil: '2027-01-31' },
  )
  fc.assert(
    fc.property(keyResult, day, day, (given, one, other) => {
      const snapshot = aSnapshot({ keyResults: [aKeyResult(given)] })
      const [a, b] = [one, other].map((today) => {
        const first = evaluateAt(NOW, { snapshot }).remember
        const history = aHistory({ checkIns: first.checkIns })
        return evaluateAt(`${today}T09:00:00.000Z`, { snapshot, history }).keyResults[0]!
      })
      if (a?.status === b?.status) expect(a?.why).toBe(b?.why)
    }),
  )
})
