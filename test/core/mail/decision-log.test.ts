import { expect, test } from 'vitest'
import { decisionLog } from '#src/core/mail/decision-log.ts'
import type { Decision } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import { aDecision, aHistory, aSnapshot, evaluateAt, NOW, type Past } from '#test/core/a-snapshot.ts'

function logOf(
  decisions: readonly Partial<Decision>[],
  given: { readonly history?: Partial<Past>; readonly now?: string; readonly lost?: string } = {},
) {
  const { lost } = given
  const { databases } = aSnapshot()
  const snapshot = aSnapshot({
    decisions: decisions.map((decision, index) => aDecision({ id: `d${index}`, raised: null, ...decision })),
    databases: databases.map((each) =>
      each.kind === 'decisions' && lost !== undefined
        ? { ...each, lost: [{ field: lost, property: lost }] }
        : each,
    ),
  })
  const history = aHistory(given.history)
  return decisionLog({
    snapshot,
    evaluation: evaluateAt(given.now ?? NOW, { snapshot, history }),
    history,
    policy: Policy.parse({}),
  })
}

const decided = (raised: string | null, date: string | null) => ({ status: 'decided', raised, date }) as const

test('an empty log has no figures but noughts, and eight weeks without a median', () => {
  const none = { decided: 0, timed: 0, median: null, inTime: 0 }
  expect(logOf([])).toEqual({
    open: 0,
    overdue: 0,
    targetHours: 48,
    asked: { open: 0, recovered: 0, made: 0, trashed: 0 },
    cycle: '2026-Q4',
    inCycle: none,
    inAll: none,
    weeks: [40, 41, 42, 43, 44, 45, 46, 47].map((week) => ({ week: `2026-W${week}`, ...none })),
    quality: {
      standing: 0,
      complete: 0,
      lacking: { owner: 0, rationale: 0, reversible: 0, review_date: 0 },
      openWithoutOwner: 0,
      withoutEffect: [],
      undecided: [],
      byKind: [],
      byOwner: [],
    },
  })
})

test('what waits is open, and overdue once its day has passed', () => {
  const log = logOf([
    { decideBy: '2026-11-19' },
    { decideBy: '2026-11-20' },
    { status: null },
    { status: 'invalid' },
    { status: 'proposed' },
    { status: 'decided', supersedes: ['d4'] },
  ])
  expect(log).toMatchObject({ open: 3, overdue: 1, inAll: { decided: 1 } })
})

test('the median is over those that are timed, in the running cycle and in all', () => {
  const log = logOf([
    // Until the end of the day in Date: 24, 48 and 240 hours.
    decided('2026-11-02', '2026-11-02'),
    decided('2026-11-03', '2026-11-04'),
    decided('2026-08-01', '2026-08-10'),
    decided(null, '2026-11-05'),
    { ...decided(null, '2026-10-05'), status: 'superseded' },
    { ...decided(null, '2026-10-06'), status: 'reversed' },
    { ...decided(null, '2026-10-07'), status: null },
  ])
  expect(log?.inCycle).toEqual({ decided: 6, timed: 2, median: 36, inTime: 2 })
  expect(log?.inAll).toEqual({ decided: 7, timed: 3, median: 48, inTime: 2 })
})

test('each week has the median of what was decided in it, over New Year too', () => {
  const log = logOf(
    [decided('2026-12-28', '2026-12-31'), decided('2027-01-03', '2027-01-03'), decided(null, '2027-01-04')],
    { now: '2027-01-05T09:00:00.000Z' },
  )
  expect(log?.weeks.slice(-2)).toEqual([
    { week: '2026-W53', decided: 2, timed: 2, median: 60, inTime: 1 },
    { week: '2027-W01', decided: 1, timed: 0, median: null, inTime: 0 },
  ])
  expect(log?.cycle).toBe('2027-Q1')
  expect(log?.inCycle.decided).toBe(2)
})

test('on a Monday the weeks end with the one that is over', () => {
  expect(logOf([], { now: '2026-11-16T08:00:00.000Z' })?.weeks.at(-1)?.week).toBe('2026-W46')
})

test('without a Date the day counts on which it was first seen decided, else none', () => {
  const sightings = [{ pageId: 'd0', what: 'decided', since: '2026-11-11T10:00:00.000Z' }] as const
  const [first, second] = [
    logOf([decided(null, null)], { history: { sightings } }),
    logOf([decided(null, null)]),
  ]
  expect(first?.inCycle.decided).toBe(1)
  expect(first?.weeks.at(-2)).toMatchObject({ week: '2026-W46', decided: 1 })
  expect(second).toMatchObject({ inCycle: { decided: 0 }, inAll: { decided: 1 } })
})

test('what cannot be read is not counted', () => {
  expect(logOf([{ decideBy: '2026-11-19' }], { lost: 'status' })).toBeNull()
  expect(logOf([{ decideBy: '2026-11-19' }], { lost: 'decideBy' })).toMatchObject({ open: 1, overdue: null })
  const snapshot = aSnapshot({ databases: [] })
  const evaluation = evaluateAt(NOW, { snapshot })
  expect(decisionLog({ snapshot, evaluation, history: aHistory(), policy: Policy.parse({}) })).toBeNull()
})

test('what became of the decisions that the service asked for in the cycle: made, gone from the log, open, and overtaken', () => {
  const asked = (key: string) => ({
    raised: '2026-11-09',
    keyResults: ['k1'],
    shown: { prepared: `Added by okr-sync on 9 Nov: off track since 9 Nov. Ref ${key}` },
  })
  const prepared = ['gone', 'd0'].map((id) => ({
    key: `k-${id}`,
    pageId: 'k1',
    state: 'created' as const,
    decisionId: id,
    at: '2026-11-09T08:00:00.000Z',
  }))
  const log = logOf(
    [asked('k-d0'), { ...asked('k-d1'), ...decided('2026-11-09', '2026-11-10') }, { raised: '2026-11-09' }],
    { history: { prepared } },
  )
  expect(log?.asked).toEqual({ open: 1, recovered: 1, made: 1, trashed: 1 })
  expect(logOf([{ ...asked('k-d0'), raised: '2026-09-30' }])?.asked).toMatchObject({ open: 0 })
})
