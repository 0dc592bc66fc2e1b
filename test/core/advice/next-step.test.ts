import { expect, test } from 'vitest'
import { nextStep, type Obstacle, type StepInput } from '#src/core/advice/next-step.ts'
import { notWorthSaving } from '#src/core/advice/worth-saving.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { offTrack, person } from '#templates/fixtures/rows.ts'

/** Five weeks of the quarter are left. */
const TODAY = '2026-11-20'
/** The last third has begun. */
const LATE = '2026-12-11'

function stepOf(given: Partial<KeyResultResult>, about: Partial<StepInput> = {}) {
  return nextStep({
    row: offTrack(given),
    obstacle: null,
    bestWeek: null,
    isLetGo: false,
    today: TODAY,
    ...about,
  })
}

const data: Obstacle = {
  title: 'Load test',
  blocker: 'No test data',
  waitingOn: [person('Ana Kos')],
  neededBy: '2026-11-24',
  blockedSince: '2026-11-15',
}
const outage = { systems: ['linear'], since: '2026-11-12', isLong: true, isHeld: true } as const

test.each([
  [
    'missed',
    { reasons: ['missed'], score: 0.42 },
    {},
    'Its period ended on 31 Dec with a score of 0.42.',
    'Close it (State) with its last value, and take what was learned into the retrospect.',
  ],
  [
    'source_failed',
    { outage },
    {},
    'Linear has not answered since 12 Nov, so this is how it stood before.',
    'Nothing can be told from the number: ask Dana Ilic how it stands while eng ops restores the source.',
  ],
  [
    'blocked',
    {},
    { obstacle: data },
    '“Load test” has been blocked since 15 Nov: No test data.',
    'Get it cleared by Ana Kos by 24 Nov, or decide to go on without it.',
  ],
  [
    'blocked',
    {},
    { obstacle: { ...data, blocker: '', waitingOn: [], neededBy: '2026-11-02' } },
    '“Load test” has been blocked since 15 Nov.',
    'Name in Waiting on who can clear it, and have it cleared by 27 Nov.',
  ],
  [
    'no_check_in',
    { reasons: ['no_check_in'], current: null, lastCheckIn: null },
    {},
    'No value since its period began on 1 Oct.',
    'Have Dana Ilic type the value of today into Current, or set State to Dropped.',
  ],
  [
    'stale',
    { reasons: ['stale', 'regressed'], lastCheckIn: '2026-11-02', current: 48 },
    {},
    'Its last value is of 2 Nov, 18 days ago: 48.',
    'Get the value of today from Dana Ilic before anything else is decided about it.',
  ],
  [
    'let_go',
    { confidence: 0.2 },
    { isLetGo: true, today: LATE },
    '20 days left, chance 20 %; two others of its objective are likelier.',
    'Accept the miss, move its people to those two, and log the decision.',
  ],
  [
    'too_late',
    { need: 2.6, pace: 0.7, confidence: 0.04, forecast: 0.55, baseline: 0, target: 400 },
    { today: LATE },
    '20 days left, chance 4 %. It needs 2.6 times the planned pace; 0.7 is likely.',
    'Choose: add people, cut scope or accept the miss, and log the decision. At the likely pace it ends at about 220 of 400.',
  ],
  [
    'no_signal',
    { type: 'yes_no', reasons: ['no_progress_signal'], need: null, confidence: 0.31 },
    {},
    'Not done, and nothing shows how far it is; chance 31 %.',
    'Have Dana Ilic link its work in Source or list its milestones, and say on which day it will be done.',
  ],
  [
    'no_movement',
    { reasons: ['no_movement'], current: 520, unit: 'ms' },
    {},
    'Every value since 1 Oct is the baseline: 520 ms.',
    'Have Dana Ilic name the first move and its day by 27 Nov, or drop it.',
  ],
  [
    'regressed',
    { reasons: ['regressed', 'no_gain', 'steep_pace'], current: 494, unit: 'ms' },
    {},
    'The value of 18 Nov is worse than the one before: 494 ms.',
    'Find with Dana Ilic what changed, and reverse that before work is added.',
  ],
  [
    'stalled',
    { reasons: ['no_gain', 'steep_pace'], current: 0.3, currentFormat: 'percent' },
    {},
    'Nothing was gained over the last 30 % of the plan: 30 % on 18 Nov.',
    'Ask Dana Ilic what stands in the way and write it down as Blocker, or change the approach.',
  ],
  [
    'out_of_bounds',
    { type: 'maintain', need: null, current: 3, unit: 'incidents' },
    {},
    'The value of 18 Nov is out of bounds: 3 incidents.',
    'Have Dana Ilic name the cause and the day on which it is back in bounds.',
  ],
  [
    'pace',
    { need: 1.8, pace: 0.9, forecast: null },
    { bestWeek: 1.1 },
    'It needs 1.8 times the planned pace; its best week made 1.1.',
    'Have Dana Ilic bring a plan that changes the pace, or cut scope.',
  ],
  [
    'behind',
    { need: 1.3, pace: 0.8, gap: 0.26, confidence: 0.18 },
    { bestWeek: 1.6 },
    '0.26 behind plan, chance 18 %. It needs 1.3 times the planned pace; its best week made 1.6.',
    'Have Dana Ilic write its Recovery plan by 27 Nov: what brings it back, and from which day on.',
  ],
] as const satisfies readonly (readonly [
  string,
  Partial<KeyResultResult>,
  Partial<StepInput>,
  string,
  string,
])[])('a key result that is %s has the step that fits', (found, given, about, fact, step) => {
  expect(stepOf(given, about)).toEqual({ case: found, fact, step })
})

test('a pace that cannot be reached is a choice only in the last third, and a failing number is never one', () => {
  const steep = { need: 3, pace: 0.5, confidence: 0.01 }

  expect(stepOf(steep).case).toBe('pace')
  expect(stepOf(steep, { today: LATE }).case).toBe('too_late')
  expect(stepOf({ ...steep, reasons: ['stale'] }, { today: LATE }).case).toBe('stale')
  expect(stepOf({ ...steep, outage: { ...outage, isLong: false } }, { today: LATE }).case).toBe('too_late')
})

test('without an owner the first thing is to name one', () => {
  expect(stepOf({ owners: [], reasons: ['regressed'] }).step).toBe(
    'Name an Owner first. Find with its Owner what changed, and reverse that before work is added.',
  )
})

test('nothing that is not known is put into words as a number', () => {
  const bare = {
    score: null,
    gap: null,
    confidence: null,
    need: null,
    pace: null,
    forecast: null,
    current: null,
    lastCheckIn: null,
    period: null,
  }
  const all = [['missed'], ['stale'], ['no_check_in'], ['no_movement'], ['regressed'], ['no_gain'], []].map(
    (reasons) => stepOf({ ...bare, reasons }),
  )

  for (const { fact, step } of all) expect(`${fact} ${step}`).not.toMatch(/null|undefined|NaN|\b0\b/)
})

test('in the last third the two likeliest of each objective are worth saving, and those beyond reach compete with none', () => {
  const row = (id: string, confidence: number, given: Partial<KeyResultResult> = {}) =>
    offTrack({ title: id, objectiveId: 'a', confidence, need: 1.4, ...given })
  const rows = [
    row('even', 0.45),
    row('light', 0.3),
    row('heavy', 0.3, { weight: 3 }),
    row('beyond', 0.44, { need: 2.5 }),
    row('another objective', 0.2, { objectiveId: 'b' }),
    row('of none', 0.1, { objectiveId: null }),
  ]

  expect([...notWorthSaving(rows, LATE)]).toEqual(['light'])
  expect([...notWorthSaving(rows, TODAY)]).toEqual([])
})
