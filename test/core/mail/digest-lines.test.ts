import { expect, test } from 'vitest'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { Policy } from '#src/core/policy.ts'
import {
  atRisk,
  evaluation,
  finding,
  initiative,
  keyResult,
  lastWeek,
  objective,
  offTrack,
  person,
  unknown,
} from '#templates/fixtures/rows.ts'

function digestOf(given: Partial<Evaluation>, earlier: readonly KeyResultDay[] = []) {
  return composeDigest({ evaluation: evaluation(given), earlier, week: '2026-W47', policy: Policy.parse({}) })
}

test('the trend has the last known day of each of six ISO weeks, and this week as it is now', () => {
  const row = offTrack({ score: 0.3 })
  const days = [
    ['2026-10-11', 0.01],
    ['2026-10-12', 0.05],
    ['2026-10-18', 0.1],
    ['2026-10-26', null],
    ['2026-11-02', 0.2],
    ['2026-11-08', 0.22],
    ['2026-11-07', 0.9],
    ['2026-11-16', 0.28],
    ['2026-11-20', 0.99],
  ] as const
  const earlier = days.map(([day, score]) => lastWeek(row, { day, score })).toReversed()

  expect(digestOf({ keyResults: [row] }, earlier).keyResults[0]?.trend).toEqual([
    { day: '2026-10-18', score: 0.1 },
    { day: '2026-10-26', score: null },
    { day: '2026-11-08', score: 0.22 },
    { day: '2026-11-20', score: 0.3 },
  ])
})

test('the weeks of the cycle before are in no trend', () => {
  const row = offTrack({})
  const before = lastWeek(row, { period: { start: '2026-07-01', end: '2026-09-30' } })

  expect(digestOf({ keyResults: [row] }, [before]).keyResults[0]?.trend).toHaveLength(1)
})

test('the best week of a straight plan is set against the pace that is needed', () => {
  const row = offTrack({ score: 0.3, need: 2.2, pace: 0.8, plan: 0.54 })
  const earlier = [lastWeek(row, { day: '2026-11-06', score: 0.1 }), lastWeek(row, { score: 0.2 })]
  const [line] = digestOf({ keyResults: [row] }, earlier).keyResults
  const [curved] = digestOf({ keyResults: [{ ...row, plan: 0.3 }] }, earlier).keyResults

  // 0.1 in seven days of 92 is 1.31 times a straight plan.
  expect(line?.next?.fact).toBe('It needs 2.2 times the planned pace; its best week made 1.31.')
  expect(curved?.next?.fact).toBe('It needs 2.2 times the planned pace; 0.8 is likely.')
})

test('only what is off track by the status in force has a next step', () => {
  const digest = digestOf({
    keyResults: [
      offTrack({ title: 'red' }),
      offTrack({ title: 'called fine', overrule: { status: 'on_track', until: '2026-12-04', since: null } }),
      keyResult({ title: 'called red', overrule: { status: 'off_track', until: '2026-12-04', since: null } }),
      atRisk({ title: 'amber' }),
    ],
  })

  expect(digest.keyResults.filter(({ next }) => next !== null).map(({ title }) => title)).toEqual([
    'red',
    'called red',
  ])
})

test('a blocked initiative stands in the way of what it serves, and of what those serve that wait for it', () => {
  const digest = digestOf({
    keyResults: [offTrack({ title: 'served' }), offTrack({ title: 'held up' }), offTrack({ title: 'free' })],
    initiatives: [
      initiative({ title: 'Later', health: 'blocked', blockedSince: '2026-11-18', keyResults: ['served'] }),
      initiative({
        title: 'Pipeline',
        health: 'blocked',
        blockedSince: '2026-11-10',
        keyResults: ['served'],
        holdsUp: [{ id: 'Launch', title: 'Launch' }],
      }),
      initiative({ title: 'Launch', keyResults: ['held up'] }),
      initiative({ title: 'Done', health: 'done', keyResults: ['free'] }),
    ],
  })

  const facts = new Map(digest.keyResults.map(({ title, next }) => [title, next?.fact]))
  expect(facts.get('served')).toBe('“Pipeline” has been blocked since 10 Nov.')
  expect(facts.get('held up')).toBe('“Pipeline” has been blocked since 10 Nov.')
  expect(facts.get('free')).not.toContain('blocked')
})

test('a move says what made it', () => {
  const old = { lastCheckIn: '2026-11-02' } as const
  const until = '2026-12-04'
  const moved = {
    day: '2026-11-16',
    changes: [],
    originalScore: null,
    originalStatus: 'unknown',
    originalWeight: 1,
    instead: null,
    decided: true,
  } as const
  const rows = {
    person: offTrack({ title: 'person', overrule: { status: 'at_risk', until, since: null } }),
    person_ended: offTrack({ title: 'person_ended' }),
    rules: atRisk({ title: 'rules', ruleMove: { from: '1', status: 'on_track' } }),
    goal: atRisk({ title: 'goal', rebaseline: moved }),
    source: offTrack({ title: 'source', restoredOn: '2026-11-18' }),
    unscored: unknown({ title: 'unscored' }),
    silence: atRisk({ title: 'silence', reasons: ['stale'], ...old }),
    value: atRisk({ title: 'value' }),
    time: atRisk({ title: 'time', ...old }),
  }
  const earlier = Object.values(rows).flatMap((row) => [
    lastWeek(row, { status: 'on_track', ...(row === rows.person_ended ? { overruled: 'on_track' } : {}) }),
    ...(row === rows.source ? [lastWeek(row, { status: 'on_track', day: '2026-11-17' })] : []),
  ])
  const { moves } = digestOf({ keyResults: [...Object.values(rows), keyResult({ title: 'new' })] }, earlier)

  expect(Object.fromEntries(moves.map(({ line, because }) => [line.title, because]))).toEqual({
    ...Object.fromEntries(Object.keys(rows).map((name) => [name, name])),
    new: null,
  })
})

test('a recommendation about key results that have a next step is left out, the ranking of them is not', () => {
  const of = (code: string, pageIds: readonly string[]) => ({
    code,
    title: code,
    detail: '',
    owner: '',
    when: 'now' as const,
    pageIds,
  })
  const digest = digestOf({
    keyResults: [offTrack({ title: 'red' }), atRisk({ title: 'amber' })],
    recommendations: [
      of('critical', ['red']),
      of('no_movement', ['red', 'amber']),
      of('force_rank', ['red']),
      of('orphan', ['an objective']),
    ],
  })

  expect(digest.recommendations.map(({ code }) => code)).toEqual(['no_movement', 'force_rank', 'orphan'])
})

test('what is to be mended is grouped by owner: eng ops first, then who unlocks the most', () => {
  const rows = [
    unknown({ title: 'a', owners: [person('Ana Kos')] }),
    unknown({ title: 'b', owners: [person('Jonas Berg')] }),
    unknown({ title: 'c', owners: [person('Jonas Berg')] }),
    unknown({ title: 'd', owners: [] }),
  ]
  const digest = digestOf({
    keyResults: rows,
    findings: [
      ...rows.map(({ id }) => finding({ pageId: id, title: id, unlocks: 1 })),
      finding({ pageId: null, property: 'Override', title: null }),
    ],
  })

  expect(
    digest.mends.map(({ of, owner, unlocks, findings }) => [of, owner, unlocks, findings.length]),
  ).toEqual([
    ['eng_ops', '', 0, 1],
    ['owner', 'Jonas Berg', 2, 2],
    ['owner', 'Ana Kos', 1, 1],
    ['nobody', '', 1, 1],
  ])
})

test('a source that cannot be read although its system answers is named with the day since when it is not known', () => {
  const measurement = { kind: 'unknown', reason: 'not_found', detail: 'Gone.' } as const
  const outage = { systems: ['linear'], since: '2026-11-12', isLong: true, isHeld: true } as const
  const digest = digestOf({
    keyResults: [
      keyResult({ title: 'known once', measurement, lastCheckIn: '2026-11-02' }),
      unknown({ title: 'never', measurement }),
      keyResult({ title: 'its system fails', measurement, outage }),
      keyResult({ title: 'read' }),
    ],
  })

  expect(digest.unread).toEqual([
    { title: 'never', lastValue: null },
    { title: 'known once', lastValue: '2026-11-02' },
  ])
})

test('objectives are rolled up by department and team too, the worst first', () => {
  const digest = digestOf({
    objectives: [
      objective({
        title: 'a',
        level: 'team',
        team: 'Mobile',
        status: 'on_track',
        score: 0.6,
        confidence: 0.9,
      }),
      objective({
        title: 'b',
        level: 'team',
        team: 'Mobile',
        status: 'on_track',
        score: 0.4,
        confidence: 0.8,
      }),
      objective({ title: 'c', level: 'team', team: 'Web', status: 'off_track', score: 0.1, confidence: 0.2 }),
      objective({ title: 'd', level: 'team' }),
    ],
  })

  expect(digest.levels[0]?.teams).toMatchObject([
    { team: 'Web', status: 'off_track', objectives: [{ title: 'c' }] },
    { team: 'Mobile', status: 'on_track', score: expect.closeTo(0.5), objectives: [{}, {}] },
  ])
})
