import { expect, test } from 'vitest'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { Policy, ruleVersion } from '#src/core/policy.ts'
import {
  atRisk,
  decision,
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
  return composeDigest({
    evaluation: evaluation(given),
    earlier,
    week: '2026-W47',
    policy: Policy.parse({}),
  })
}

const titles = (rows: readonly { readonly title: string }[]) => rows.map(({ title }) => title)

test('key results of ended cycles and dropped or deferred ones are left out, with what is wrong with them', () => {
  const ended = offTrack({ title: 'Ended', ended: true })
  const dropped = offTrack({ title: 'Dropped', state: 'dropped' })
  const deferred = offTrack({ title: 'Deferred', state: 'deferred' })
  const kept = offTrack({ title: 'Kept' })

  const digest = digestOf({
    keyResults: [ended, dropped, deferred, kept],
    objectives: [objective({ title: 'Last quarter', ended: true }), objective({ title: 'Now' })],
    findings: [
      finding({ pageId: 'Ended' }),
      finding({ pageId: 'Last quarter' }),
      finding({ pageId: 'Kept' }),
    ],
  })

  expect(titles(digest.keyResults)).toEqual(['Kept'])
  expect(digest.levels.flatMap((level) => titles(level.objectives))).toEqual(['Now'])
  expect(digest.trust.findings).toHaveLength(1)
})

test('the riskiest come first, then those with most at stake', () => {
  const digest = digestOf({
    keyResults: [
      offTrack({ title: 'high, little weight', weight: 1, confidence: 0.2 }),
      keyResult({ title: 'low' }),
      offTrack({ title: 'high, much weight', weight: 3, confidence: 0.2 }),
      offTrack({ title: 'critical', risk: 'critical' }),
    ],
  })

  expect(titles(digest.keyResults)).toEqual(['critical', 'high, much weight', 'high, little weight', 'low'])
})

test('after a week without a digest everything is compared with the one that left before it', () => {
  const result = offTrack({})
  const days = [
    lastWeek(result, { day: '2026-11-05', status: 'on_track' }),
    lastWeek(result, { day: '2026-11-08', status: 'off_track' }),
    lastWeek(result, { day: '2026-11-13', status: 'off_track' }),
  ]
  const since = (last: string | null) =>
    composeDigest({
      evaluation: evaluation({ keyResults: [result] }),
      earlier: days,
      last,
      week: '2026-W47',
      policy: Policy.parse({}),
    })

  expect(since('2026-11-06')).toMatchObject({
    comparedWith: '2026-11-05',
    moves: [{ kind: 'newly_off_track', before: 'on_track' }],
  })
  for (const last of [null, '2026-11-13', '2026-11-16'])
    expect(since(last)).toMatchObject({ comparedWith: '2026-11-13', moves: [] })
})

test('at the start of a cycle nothing can be compared, which is no first digest', () => {
  const reused = keyResult({ period: { start: '2026-11-19', end: '2027-02-18' } })
  const before = lastWeek(reused, { period: { start: '2026-08-19', end: '2026-11-18' } })

  expect(digestOf({ keyResults: [reused] }, [before])).toMatchObject({ comparedWith: null, isFirst: false })
  expect(digestOf({ keyResults: [reused] })).toMatchObject({ comparedWith: null, isFirst: true })
})

test('without a day that is at least five days old the digest is a baseline and tells no moves', () => {
  const result = offTrack({})
  const digest = digestOf({ keyResults: [result] }, [
    lastWeek(result, { day: '2026-11-16', status: 'on_track' }),
    lastWeek(result, { day: '2026-11-20', status: 'on_track' }),
  ])

  expect(digest.comparedWith).toBeNull()
  expect(digest.moves).toEqual([])
})

test('a key result is compared with the day before the last digest, or else with the nearest to it', () => {
  const result = offTrack({})
  const comparedWith = (...days: string[]) =>
    digestOf(
      { keyResults: [result] },
      days.map((day) => lastWeek(result, { day })),
    ).comparedWith

  // A digest of 20 November: the last one left on the 13th, and what changed later on that day was in none.
  expect(comparedWith('2026-11-13', '2026-11-12', '2026-11-11', '2026-11-15')).toBe('2026-11-12')
  expect(comparedWith('2026-11-15', '2026-11-13', '2026-11-06')).toBe('2026-11-13')
  expect(comparedWith('2026-11-15', '2026-11-16')).toBe('2026-11-15')
  expect(comparedWith('2026-10-30', '2026-11-06', '2026-11-16')).toBe('2026-11-06')
})

test('the values of that day are those that are compared with', () => {
  const result = offTrack({ score: 0.12 })
  const digest = digestOf({ keyResults: [result] }, [
    lastWeek(result, { day: '2026-11-15', status: 'at_risk', score: 0.3 }),
    lastWeek(result, { day: '2026-11-08', status: 'on_track', score: 0.4 }),
    lastWeek(result, { day: '2026-11-19', status: 'off_track', score: 0.1 }),
  ])

  expect(digest.comparedWith).toBe('2026-11-15')
  expect(digest.moves).toMatchObject([{ kind: 'newly_off_track', before: 'at_risk' }])
  expect(digest.keyResults[0]?.change?.by).toBeCloseTo(-0.18)
})

test('a row that is used again for the next cycle is not compared with the last one', () => {
  const result = offTrack({})
  const before = lastWeek(result, { status: 'on_track', period: { start: '2026-07-01', end: '2026-09-30' } })

  expect(digestOf({ keyResults: [result] }, [before])).toMatchObject({ comparedWith: null, moves: [] })
})

test('moves are told from the gravest to the mildest, and what stayed the same is not told', () => {
  const rows = {
    recovered: atRisk({ title: 'recovered' }),
    same: atRisk({ title: 'same' }),
    red: offTrack({ title: 'red' }),
    worse: atRisk({ title: 'worse' }),
    lost: unknown({ title: 'lost' }),
    better: keyResult({ title: 'better' }),
    started: keyResult({ title: 'started' }),
    retargeted: keyResult({ title: 'retargeted', target: 300 }),
    fresh: keyResult({ title: 'fresh' }),
  }
  const digest = digestOf({ keyResults: Object.values(rows) }, [
    lastWeek(rows.recovered, { status: 'off_track' }),
    lastWeek(rows.same),
    lastWeek(rows.red, { status: 'unknown' }),
    lastWeek(rows.worse, { status: 'on_track' }),
    lastWeek(rows.lost, { status: 'on_track' }),
    lastWeek(rows.better, { status: 'at_risk' }),
    lastWeek(rows.started, { status: 'not_started' }),
    lastWeek(rows.retargeted, { target: 400 }),
  ])

  expect(digest.moves.map(({ kind, line }) => `${line.title}: ${kind}`)).toEqual([
    'red: newly_off_track',
    'worse: worse',
    'lost: lost',
    'recovered: recovered',
    'better: better',
    'started: moved',
    'retargeted: retargeted',
    'fresh: new',
  ])
})

test('at risk without being behind has no margin, at risk and behind is just behind', () => {
  const digest = digestOf({
    keyResults: [atRisk({ title: 'on plan', gap: 0 }), atRisk({ title: 'behind', gap: 0.01 })],
  })

  const noMargin = digest.keyResults.filter((line) => line.noMargin)
  expect(titles(noMargin)).toEqual(['on plan'])
})

test('complete below the full target says how much was achieved', () => {
  const digest = digestOf({
    keyResults: [
      keyResult({ title: 'stretch', status: 'complete', score: 0.74, raw: 0.74 }),
      keyResult({ title: 'whole', status: 'complete', score: 1, raw: 1.2 }),
    ],
  })

  expect(digest.keyResults.map(({ achieved }) => achieved)).toEqual([0.74, null])
})

test('what is not known is neither on track nor off track in the share', () => {
  const digest = digestOf({
    keyResults: [
      keyResult({ title: 'a' }),
      keyResult({ title: 'b', status: 'complete' }),
      offTrack({ title: 'c' }),
      unknown({ title: 'd' }),
      keyResult({ title: 'e', status: 'not_started' }),
    ],
  })

  expect(digest.onTrack).toEqual({ count: 2, of: 3 })
})

test('key results in the first quarter of their period are counted as weak evidence', () => {
  const digest = digestOf({
    keyResults: [
      keyResult({ title: 'just begun', period: { start: '2026-11-10', end: '2026-12-31' } }),
      keyResult({ title: 'well under way' }),
      keyResult({ title: 'without a period', period: null }),
    ],
  })

  expect(digest.early).toEqual({ count: 1, of: 2 })
})

test('overdue decisions come before those due soon, unflagged ones are not asked about', () => {
  const digest = digestOf({
    decisions: [
      decision({ title: 'fine' }),
      decision({ title: 'no reason', flags: ['no_rationale'] }),
      decision({ title: 'soon', flags: ['no_owner', 'decide_soon'], decideBy: '2026-11-21', owners: [] }),
      decision({ title: 'late', flags: ['decision_overdue'], decideBy: '2026-11-12' }),
      decision({ title: 'later still', flags: ['decision_overdue'], decideBy: '2026-11-02' }),
    ],
  })

  expect(titles(digest.decisions)).toEqual(['later still', 'late', 'soon', 'no reason'])
  expect(digest.decisions[2]?.flags).toEqual(['decide_soon', 'no_owner'])
})

test('the longest blocked initiative leads, with the days it has stood still; done ones are not told', () => {
  const digest = digestOf({
    initiatives: [
      initiative({ title: 'fine' }),
      initiative({ title: 'done', health: 'done', status: 'done' }),
      initiative({ title: 'blocked', health: 'blocked', blockedSince: '2026-11-18' }),
      initiative({
        title: 'long blocked',
        health: 'blocked',
        blockedSince: '2026-11-15',
        waitingOn: [person('Ana Kos')],
      }),
      initiative({ title: 'slipping', health: 'at_risk' }),
    ],
  })

  expect(titles(digest.initiatives)).toEqual(['long blocked', 'blocked', 'slipping', 'fine'])
  expect(digest.initiatives[0]).toMatchObject({
    blockedSince: { day: '2026-11-15', days: 5 },
    waitingOn: ['Ana Kos'],
  })
})

test('a level has the weighted mean of its objectives, and one that could not be scored does not count as 0', () => {
  const digest = digestOf({
    objectives: [
      objective({ title: 'a', score: 0.2, expected: 0.4, weight: 3 }),
      objective({ title: 'b', score: 0.6, expected: 0.4, weight: 1 }),
      objective({ title: 'c', score: null, expected: null, status: 'unknown' }),
      objective({
        title: 'd',
        level: 'team',
        score: null,
        expected: null,
        status: 'unknown',
        alignment: 'broken',
      }),
    ],
  })

  expect(digest.levels.map(({ level, score }) => [level, score && Number(score.toFixed(9))])).toEqual([
    ['company', 0.3],
    ['team', null],
  ])
  expect(titles(digest.orphans)).toEqual(['d'])
})

test('each key result has one origin: measured, typed, unreadable source or no value at all', () => {
  const value = {
    kind: 'value',
    value: 1,
    measuredAt: '2026-11-20T07:00:00.000Z',
    evidence: 'Linear',
  } as const
  const gone = { kind: 'unknown', reason: 'not_found', detail: 'Gone.' } as const
  const digest = digestOf({
    keyResults: [
      keyResult({ title: 'a', measurement: value }),
      keyResult({ title: 'b' }),
      keyResult({ title: 'c', measurement: gone }),
      keyResult({ title: 'd', current: null }),
    ],
  })

  expect(digest.trust).toMatchObject({ measured: 1, typed: 1, sourceUnknown: 1, noValue: 1 })
})

test('findings that keep a key result from being scored lead, and information is not told', () => {
  const lost = unknown({ title: 'lost' })
  const digest = digestOf({
    keyResults: [lost, keyResult({ title: 'scored' })],
    decisions: [decision({ title: 'a decision' })],
    findings: [
      finding({ pageId: 'a decision', message: 'third' }),
      finding({ pageId: 'scored', message: 'second' }),
      finding({ pageId: 'lost', message: 'first', mend: 'Fill in Target.' }),
      finding({ pageId: 'lost', message: 'only information', level: 'info' }),
    ],
  })

  expect(digest.trust.findings.map(({ message }) => message)).toEqual(['first', 'second', 'third'])
  expect(digest.trust.findings[0]?.url).toBe(lost.url)
  expect(digest.keyResults.find(({ title }) => title === 'lost')?.mend).toBe('Fill in Target.')
})

test('what a mend unlocks decides before what keeps a single key result from being scored', () => {
  const digest = digestOf({
    keyResults: [unknown({ title: 'lost' })],
    findings: [
      finding({ pageId: 'lost', message: 'second' }),
      finding({ pageId: 'an objective', message: 'first', unlocks: 4 }),
    ],
  })

  expect(digest.trust.findings).toMatchObject([
    { message: 'first', unlocks: 4 },
    { message: 'second', unlocks: 0 },
  ])
})

test('a column that cannot be read is told before any row, with its mend', () => {
  const column = finding({
    code: 'property_missing',
    database: 'keyResults',
    property: 'Override',
    message: 'The property Override is gone.',
    mend: 'Restore it.',
  })
  const digest = digestOf({
    keyResults: [unknown({ title: 'lost' })],
    findings: [finding({ pageId: 'lost', message: 'second', unlocks: 4 }), { ...column, pageId: null }],
  })

  expect(digest.trust.findings[0]).toMatchObject({
    database: 'keyResults',
    message: 'The property Override is gone.',
    mend: 'Restore it.',
  })
})

const until = '2026-12-04'

test("a person's word puts a key result into its group and its share, with what the rules say kept beside", () => {
  const digest = digestOf({
    keyResults: [
      offTrack({ title: 'called fine', overrule: { status: 'on_track', until, since: '2026-11-18' } }),
      offTrack({ title: 'red' }),
      atRisk({ title: 'agreed', overrule: { status: 'at_risk', until, since: '2026-11-18' } }),
    ],
  })

  expect(digest.keyResults.map(({ title, status, ruled }) => [title, status, ruled])).toEqual([
    ['called fine', 'on_track', 'off_track'],
    ['red', 'off_track', 'off_track'],
    ['agreed', 'at_risk', 'at_risk'],
  ])
  expect(digest.onTrack).toEqual({ count: 1, of: 3 })
  expect(digest.overruled).toEqual({ count: 1, ruled: { count: 0, of: 3 } })
})

test('moves are those of the status in force: a word that stood before is no news, a new or ended one is', () => {
  const rows = {
    stood: offTrack({ title: 'stood', overrule: { status: 'on_track', until, since: '2026-11-12' } }),
    fresh: offTrack({ title: 'fresh', overrule: { status: 'on_track', until, since: '2026-11-18' } }),
    ended: offTrack({ title: 'ended' }),
    red: offTrack({ title: 'red' }),
  }
  const before = {
    stood: lastWeek(rows.stood, { overruled: 'on_track' }),
    fresh: lastWeek(rows.fresh, { overruled: null }),
    ended: lastWeek(rows.ended, { overruled: 'on_track' }),
    red: lastWeek(rows.red, { overruled: null }),
  }
  const digest = digestOf({ keyResults: Object.values(rows) }, Object.values(before))

  expect(digest.moves.map(({ kind, line }) => `${line.title}: ${kind}`)).toEqual([
    'ended: newly_off_track',
    'fresh: recovered',
  ])
})

test('complete by a word and not by the rules is not called achieved', () => {
  const [line] = digestOf({
    keyResults: [offTrack({ overrule: { status: 'complete', until, since: null } })],
  }).keyResults

  expect(line).toMatchObject({ status: 'complete', ruled: 'off_track', achieved: null })
})

test('the chance of a stale key result has the day that it is of', () => {
  const digest = digestOf({
    keyResults: [
      atRisk({ title: 'a', reasons: ['stale'], lastCheckIn: '2026-11-02', weight: 3 }),
      atRisk({ title: 'b', reasons: ['stale', 'unverified'], lastCheckIn: '2026-10-12', weight: 2 }),
      atRisk({ title: 'c' }),
    ],
  })

  expect(digest.keyResults.map(({ chanceAsOf }) => chanceAsOf)).toEqual(['2026-11-02', '2026-10-12', null])
})

test('an objective has the status in force too, and a level that of the mean chance of its objectives', () => {
  const digest = digestOf({
    objectives: [
      objective({
        title: 'a',
        status: 'off_track',
        confidence: 0.3,
        weight: 3,
        overrule: { status: 'on_track', until, since: null },
      }),
      objective({ title: 'b', status: 'on_track', confidence: 0.9 }),
    ],
  })

  expect(digest.levels).toMatchObject([
    {
      status: 'off_track',
      chance: expect.closeTo(0.45),
      objectives: [
        { title: 'a', status: 'on_track', ruled: 'off_track' },
        { title: 'b', status: 'on_track', ruled: 'on_track' },
      ],
    },
  ])
})

test('worth a talk are contradictions, then owners who see it more than 0.3 otherwise; each row once', () => {
  const both = atRisk({ title: 'both', confidence: 0.4, ownerConfidence: 0.9 })
  const voices = [
    { who: 'leader', status: 'on_track', words: 'On track', day: '2026-11-12', of: '' },
    { who: 'rules', status: 'at_risk', words: 'At risk', day: '2026-11-03', of: '' },
  ] as const
  const digest = digestOf({
    keyResults: [
      atRisk({ title: 'owner', confidence: 0.6, ownerConfidence: 0.2 }),
      atRisk({ title: 'just 0.3 apart', confidence: 0.6, ownerConfidence: 0.9 }),
      atRisk({ title: 'no chance known', confidence: null, ownerConfidence: 0.9 }),
      keyResult({ title: 'done', status: 'complete', confidence: 1, ownerConfidence: 0.1 }),
      both,
    ],
    contradictions: [{ database: 'keyResults', pageId: both.id, title: both.title, url: both.url, voices }],
  })

  expect(digest.talkingPoints).toMatchObject([
    { title: 'both', voices, confidence: { owner: 0.9, chance: 0.4 } },
    { title: 'owner', voices: [], confidence: { owner: 0.2, chance: 0.6 } },
  ])
})

test('of the goals that were moved those without a decision lead, each with both scores', () => {
  const moved = {
    day: '2026-11-12',
    changes: [{ property: 'Target', before: '400', after: '300', decided: false }],
    originalScore: 0.46,
    originalStatus: 'off_track',
    originalWeight: 1,
    instead: null,
    decided: true,
  } as const
  const digest = digestOf({
    keyResults: [
      atRisk({ title: 'decided', rebaseline: moved }),
      keyResult({ title: 'undecided', rebaseline: { ...moved, decided: false } }),
      keyResult({ title: 'as it was' }),
    ],
  })

  expect(digest.movedGoals).toMatchObject([
    { title: 'undecided', score: 0.62, originalScore: 0.46, originalStatus: 'off_track', decided: false },
    { title: 'decided', decided: true },
  ])
})

test('a change of the rules is told with what it alone moved', () => {
  const now = ruleVersion(Policy.parse({}))
  const before = ruleVersion(Policy.parse({ cuts: { green: 0.8 } }))
  const moved = keyResult({ title: 'moved', ruleMove: { from: before, status: 'at_risk' } })
  const rows = [moved, keyResult({ title: 'same' })]
  const of = (version: string) =>
    digestOf(
      { keyResults: rows, ruleVersion: now },
      rows.map((row) => lastWeek(row, { ruleVersion: version })),
    ).ruleChange

  expect(of(before)).toMatchObject({
    from: before,
    to: now,
    reckoned: true,
    moves: [{ title: 'moved', before: 'at_risk', after: 'on_track' }],
  })
  expect(of('rules of long ago')).toMatchObject({ from: 'rules of long ago', reckoned: false })
  expect(of(now)).toBeNull()
})

test('a recommendation links to the first row that it is about', () => {
  const row = offTrack({ title: 'Checkout p95' })
  const digest = digestOf({
    keyResults: [row],
    recommendations: [
      { code: 'critical', title: 'a', detail: '', owner: '', when: 'now', pageIds: [row.id, 'another'] },
      { code: 'orphan', title: 'b', detail: '', owner: '', when: '2026-11-27', pageIds: ['without a page'] },
    ],
  })

  expect(digest.recommendations).toMatchObject([
    { title: 'a', url: row.url, rows: 2 },
    { title: 'b', url: '', rows: 1 },
  ])
})

test('the same evaluation makes the same digest, whatever the order of the days', () => {
  const result = offTrack({})
  const days = [lastWeek(result), lastWeek(result, { day: '2026-11-06', score: 0.4 })]

  expect(digestOf({ keyResults: [result] }, days)).toEqual(
    digestOf({ keyResults: [result] }, days.toReversed()),
  )
})

test('what is held since its source fails is listed by source and is no news, and the failure asks nobody for anything', () => {
  const linear = { systems: ['linear'], since: '2026-11-16', isLong: true, isHeld: true } as const
  const both = { systems: ['github', 'linear'], since: '2026-11-17', isLong: true, isHeld: true } as const
  const rows = [
    offTrack({ title: 'a', outage: { ...linear, since: '2026-11-18' } }),
    keyResult({ title: 'b', outage: linear }),
    keyResult({ title: 'c', outage: both }),
    keyResult({ title: 'd' }),
  ]
  const digest = digestOf(
    {
      keyResults: rows,
      findings: [
        finding({ code: 'source_failed', pageId: null, failed: { system: 'linear', retryable: true } }),
      ],
    },
    rows.map((row) => lastWeek(row)),
  )
  expect(digest.held).toEqual([
    { source: 'Linear', isSeveral: false, since: '2026-11-16', titles: ['a', 'b'] },
    { source: 'GitHub and Linear', isSeveral: true, since: '2026-11-17', titles: ['c'] },
  ])
  expect(digest.moves).toEqual([])
  expect(digest.trust.findings).toEqual([])
  expect(digest.keyResults.map(({ chanceAsOf }) => chanceAsOf)).toEqual([
    '2026-11-18',
    '2026-11-18',
    '2026-11-18',
    null,
  ])
})

test('a move that came when the source was back says so, one from before it failed does not', () => {
  const back = offTrack({ title: 'back', restoredOn: '2026-11-18' })
  const before = offTrack({ title: 'before', restoredOn: '2026-11-18' })
  const days = [
    lastWeek(back, { status: 'on_track' }),
    lastWeek(back, { status: 'on_track', day: '2026-11-17' }),
    lastWeek(before, { status: 'on_track' }),
    lastWeek(before, { status: 'off_track', day: '2026-11-17' }),
  ]
  const { moves } = digestOf({ keyResults: [back, before] }, days)
  expect(moves.map(({ line, restoredOn }) => [line.title, restoredOn])).toEqual([
    ['back', '2026-11-18'],
    ['before', null],
  ])
})
