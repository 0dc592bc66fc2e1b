import { expect, test } from 'vitest'
import { atRisk } from '#src/core/advice/at-risk.ts'
import {
  type AdviceKeyResult,
  type AdviceObjective,
  recommendations,
} from '#src/core/advice/recommendations.ts'
import type { Day } from '#src/core/model.ts'

/** 92 days: 2026-10-24 is a quarter of them, 2026-12-01 two thirds. */
const QUARTER = { start: '2026-10-01', end: '2026-12-31' }
const MIDDLE = '2026-11-14'
const LATE = '2026-12-10'

const dana = { id: 'dana', name: 'Dana Ilic', email: null }
const milan = { id: 'milan', name: 'Milan Novak', email: null }

function keyResult(id: string, given: Partial<AdviceKeyResult> = {}): AdviceKeyResult {
  return {
    id,
    title: id,
    objectiveId: null,
    owners: [dana],
    status: 'on_track',
    risk: 'low',
    confidence: 0.8,
    weight: 1,
    reasons: [],
    period: QUARTER,
    ...given,
  }
}

const red = (id: string, given: Partial<AdviceKeyResult> = {}) =>
  keyResult(id, { status: 'off_track', risk: 'high', confidence: 0.2, ...given })
const amber = (id: string, given: Partial<AdviceKeyResult> = {}) =>
  keyResult(id, { status: 'at_risk', risk: 'medium', confidence: 0.6, ...given })
const critical = (id: string, given: Partial<AdviceKeyResult> = {}) => red(id, { risk: 'critical', ...given })

function objective(id: string, given: Partial<AdviceObjective> = {}): AdviceObjective {
  return {
    id,
    title: id,
    level: 'company',
    owners: [milan],
    status: 'on_track',
    weight: 1,
    alignment: 'company',
    period: QUARTER,
    supported: true,
    ...given,
  }
}

const lower = (id: string, given: Partial<AdviceObjective> = {}) =>
  objective(id, { level: 'team', alignment: 'rooted', supported: false, ...given })

function adviceOn(
  today: Day,
  keyResults: readonly AdviceKeyResult[],
  objectives: readonly AdviceObjective[] = [],
) {
  return recommendations({ atRisk: atRisk(keyResults, objectives), objectives, today })
}

test('where nothing is wrong nothing is said', () => {
  const keyResults = [keyResult('a'), keyResult('b', { status: 'complete', risk: 'none' })]

  expect(adviceOn(LATE, keyResults, [objective('company'), lower('team')])).toEqual([])
  expect(adviceOn(LATE, [])).toEqual([])
})

test('a critical key result is asked about now, of its owner', () => {
  expect(adviceOn(MIDDLE, [critical('Checkout p95', { confidence: 0.08 })])).toEqual([
    {
      code: 'critical',
      title: 'Bring “Checkout p95” back, or let it go',
      detail:
        'It is off track at critical risk, with a chance of 8 %. Write down its Recovery plan today, or log the decision to drop or reduce it.',
      owner: 'Dana Ilic',
      when: 'now',
      pageIds: ['Checkout p95'],
    },
  ])
})

test('of many critical ones the three with most at stake are named and the rest counted', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((id, index) => critical(id, { weight: 5 - index }))

  const advice = adviceOn(MIDDLE, rows.toReversed())

  expect(advice.map(({ pageIds }) => pageIds)).toEqual([['a'], ['b'], ['c'], ['d', 'e']])
  expect(advice.at(-1)).toMatchObject({
    title: 'Bring 2 more critical key results back, or let go of what is lost',
    detail: 'Also off track at critical risk: “d” and “e”.',
    when: 'now',
  })
})

test("a key result that a person's word calls at risk is not bidden to be brought back now", () => {
  expect(adviceOn(MIDDLE, [critical('a', { status: 'at_risk' })])).toEqual([])
})

test('a company objective that is off track wants a choice within a week', () => {
  const advice = adviceOn(MIDDLE, [], [objective('Trust', { status: 'off_track' })])

  expect(advice).toMatchObject([
    {
      code: 'off_track_company_objective',
      title: 'Choose for “Trust”: more people, less scope, or accept the miss',
      owner: 'Milan Novak',
      when: '2026-11-21',
      pageIds: ['Trust'],
    },
  ])
})

test.each([
  [4, 'Choose for 1 more company objective off track: more people, less scope, or accept the miss'],
  [5, 'Choose for 2 more company objectives off track: more people, less scope, or accept the miss'],
])('of %i company objectives that are off track three are named and the rest counted', (count, title) => {
  const ids = ['a', 'b', 'c', 'd', 'e'].slice(0, count)
  const advice = adviceOn(
    MIDDLE,
    [],
    ids.map((id) => objective(id, { status: 'off_track' })),
  )

  expect(advice).toHaveLength(4)
  expect(advice.at(-1)).toMatchObject({ title, pageIds: ids.slice(3) })
})

test('an objective below company level that is off track is left to its own', () => {
  const team = lower('Team', { status: 'off_track' })

  expect(adviceOn(MIDDLE, [], [objective('Company'), team])).toEqual([])
})

test('a company objective without support is named only where there is something that could support it', () => {
  const bare = objective('Bare', { supported: false })

  expect(adviceOn(MIDDLE, [], [bare])).toEqual([])
  expect(adviceOn(MIDDLE, [], [bare, lower('Team')])).toMatchObject([
    { code: 'no_support', title: 'Find support for “Bare”', pageIds: ['Bare'] },
  ])
})

test('what begins in a later cycle is still being planned, and nothing is asked about it', () => {
  const period = { start: '2027-01-01', end: '2027-03-31' }
  const next = [
    objective('Next', { supported: false, period }),
    lower('Later', { alignment: 'unlinked', period }),
  ]

  expect(adviceOn(MIDDLE, [], [objective('Company'), lower('Team'), ...next])).toEqual([])
  expect(adviceOn('2027-01-01', [], next).map(({ code }) => code)).toEqual(['no_support', 'orphan'])
})

test('objectives that lead to no company objective are asked what they serve, in one piece of advice', () => {
  const orphans = [
    lower('a', { alignment: 'unlinked' }),
    lower('b', { alignment: 'broken', weight: 2 }),
    lower('c', { alignment: 'unrooted' }),
    lower('d', { alignment: 'unlinked' }),
  ]

  expect(adviceOn(MIDDLE, [], [objective('Company'), ...orphans])).toMatchObject([
    {
      code: 'orphan',
      title: 'Choose what “b”, “a”, “c” and 1 more serve, or stop',
      pageIds: ['b', 'a', 'c', 'd'],
    },
  ])
})

test('without a company objective nothing is an orphan: there is nothing to lead to', () => {
  expect(adviceOn(MIDDLE, [], [lower('a', { alignment: 'unlinked' })])).toEqual([])
})

test('in the last third what is not on track is ranked, and before it is not', () => {
  const rows = [
    ...['a', 'b', 'c', 'd'].map((id) => red(id)),
    ...['e', 'f', 'g'].map((id) => amber(id)),
    keyResult('fine'),
  ]

  expect(adviceOn('2026-11-30', rows)).toEqual([])
  expect(adviceOn('2026-12-02', rows)).toMatchObject([
    {
      code: 'force_rank',
      title: 'Rank the 7 key results that are not on track and keep the 3 that can still be reached',
      when: '2026-12-09',
      pageIds: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    },
  ])
})

test.each([
  [
    [red('a'), red('b')],
    'Rank the 2 key results that are not on track: none has an even chance, so choose which misses to accept',
  ],
  [
    [amber('a'), amber('b')],
    'Rank the 2 key results that are not on track: each can still be reached, but hardly all of them',
  ],
  [
    [red('a'), amber('b')],
    'Rank the 2 key results that are not on track and keep the one that can still be reached',
  ],
  [[red('a')], 'Push for “a”, or accept the miss'],
])('the ranking says what can still be reached (%#)', (rows, title) => {
  expect(adviceOn(LATE, rows).map((advice) => advice.title)).toEqual([title])
})

test('a chance that is not known is none that can still be reached', () => {
  const [advice] = adviceOn(LATE, [red('a', { confidence: null }), amber('b')])

  expect(advice?.title).toMatch(/keep the one that can still be reached$/)
})

test('on the last day there is a day left, and after it nothing is said', () => {
  const rows = [critical('a'), amber('b', { reasons: ['no_check_in'] })]
  const objectives = [
    objective('Company', { status: 'off_track', supported: false }),
    lower('Team', { alignment: 'unlinked' }),
  ]

  const last = adviceOn('2026-12-31', rows, objectives)
  expect(new Set(last.map(({ when }) => when))).toEqual(new Set(['now', '2026-12-31']))
  expect(adviceOn('2027-01-01', rows, objectives)).toEqual([])
})

test('yes or no has nothing to move until it is done, and is not asked to start', () => {
  const rows = [red('Audit passed', { reasons: ['no_movement', 'no_progress_signal'] })]

  expect(adviceOn('2026-11-01', rows)).toEqual([])
})

test('what is silent or has not moved is asked about after a quarter of the time, and not before', () => {
  const rows = [
    amber('silent', { reasons: ['no_check_in'] }),
    red('unmoved', { reasons: ['no_movement'] }),
    keyResult('waits by its plan', { status: 'not_started', reasons: ['no_movement'] }),
  ]

  expect(adviceOn('2026-10-23', rows)).toEqual([])
  expect(adviceOn('2026-10-24', rows)).toMatchObject([
    { code: 'no_check_in', title: 'Record a first value of “silent”', when: '2026-10-31' },
    {
      code: 'no_movement',
      title: 'Start on “unmoved”, or drop what will not be started',
      when: '2026-10-31',
    },
  ])
})

test('a critical key result that has not moved is told once', () => {
  const advice = adviceOn('2026-10-24', [critical('a', { reasons: ['no_movement'] })])

  expect(advice.map(({ code }) => code)).toEqual(['critical'])
})

test('what is to be done now leads, then what is due first', () => {
  const short = { start: '2026-09-01', end: '2026-11-17' }
  const advice = adviceOn(
    MIDDLE,
    [amber('short', { period: short }), critical('critical', { period: QUARTER })],
    [objective('Company', { status: 'off_track' })],
  )

  expect(advice.map(({ code, when }) => [code, when])).toEqual([
    ['critical', 'now'],
    ['force_rank', '2026-11-17'],
    ['off_track_company_objective', '2026-11-21'],
  ])
})

test('without a period there is no share of the time to speak of', () => {
  expect(adviceOn(LATE, [red('a', { period: null, reasons: ['no_check_in'] })])).toEqual([])
})

test('titles are one clean line, people without a name are known by their address, and nobody is nobody', () => {
  const [advice] = adviceOn(MIDDLE, [
    critical('a', {
      title: 'Evil\u202e\r\nBcc: x',
      owners: [{ id: 'n', name: '', email: 'n@example.test' }],
    }),
  ])

  expect(advice).toMatchObject({ title: 'Bring “Evil Bcc: x” back, or let it go', owner: 'n@example.test' })
  expect(adviceOn(MIDDLE, [critical('a', { owners: [] })])[0]?.owner).toBe('')
})

test('the order of the rows does not matter', () => {
  const rows = [red('a'), amber('b', { reasons: ['no_check_in'] }), critical('c'), critical('d')]
  const objectives = [
    objective('x', { status: 'off_track' }),
    objective('y', { supported: false }),
    lower('z', { alignment: 'unlinked' }),
    lower('w', { alignment: 'broken' }),
  ]

  expect(adviceOn(LATE, rows.toReversed(), objectives.toReversed())).toEqual(adviceOn(LATE, rows, objectives))
})
