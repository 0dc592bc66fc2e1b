import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceQuality } from '#src/core/backtest/chance-quality.ts'
import type { Choice } from '#src/core/decision-result.ts'
import { composeQuarterly } from '#src/core/mail/quarterly-report.ts'
import { Policy } from '#src/core/policy.ts'
import { addDays } from '#src/core/time/day.ts'
import { daysOf, ended, endedObjective, Q3, reportOf, stood } from '#templates/fixtures/quarter.ts'
import { decision, keyResult, objective, unknown } from '#templates/fixtures/rows.ts'
import { aLife } from '#test/core/a-life.ts'
import { aDecision, aKeyResult } from '#test/core/a-snapshot.ts'

const titles = (rows: readonly { readonly title: string }[]) => rows.map(({ title }) => title)

/** One company objective over the given key results. */
function over(keyResults: readonly ReturnType<typeof ended>[], more: Parameters<typeof reportOf>[1] = {}) {
  const own = keyResults.map((row) => ({ ...row, objectiveId: 'o' }))
  return reportOf({ objectives: [endedObjective({ id: 'o', title: 'Trust' }, own)], keyResults: own }, more)
}

test('only rows whose period ended within the quarter are graded: of a quarter, of a year that ends with it, of own dates', () => {
  const periods = [
    Q3,
    { start: '2025-10-01', end: '2026-09-30' },
    { start: '2026-07-06', end: '2026-08-14' },
    { start: '2026-04-01', end: '2026-06-30' },
  ]
  const rows = periods.map((period, at) => ended({ title: `kr ${at}`, objectiveId: `${at}`, period }))
  const report = reportOf({
    objectives: [
      ...rows.map((row, at) => endedObjective({ id: `${at}`, period: row.period }, [row])),
      objective({ id: 'running' }),
    ],
    keyResults: [...rows, keyResult({ title: 'running', objectiveId: 'running' })],
  })

  expect(report.objectives.flatMap((each) => titles(each.keyResults))).toEqual(['kr 0', 'kr 1', 'kr 2'])
  expect(report.period).toEqual(Q3)
  expect(report.nextCycle).toBe('2026-Q4')
})

test('committed ones are held against 80 %, aspirational ones against the mean that the policy wants', () => {
  const { hits } = over([
    ended({ title: 'a', score: 1, targetScore: 1 }),
    ended({ title: 'b', score: 0.99, targetScore: 1 }),
    ended({ title: 'c', score: 0.7 }),
    ended({ title: 'd', score: 0.3 }),
  ])

  expect(hits).toMatchObject({ graded: 4, hits: 2, share: 0.5, meanWanted: 0.7 })
  expect(hits.committed).toMatchObject({ graded: 2, hits: 1, share: 0.5 })
  expect(hits.aspirational).toMatchObject({ graded: 2, hits: 1, mean: 0.5 })
})

test('what was never measured or cannot be scored is neither a hit nor a miss, and is named', () => {
  const report = over([
    ended({ title: 'hit' }),
    ended({ title: 'silent', score: null, reasons: ['missed', 'no_check_in'] }),
    unknown({ title: 'no target', ended: true, period: Q3 }),
    ended({ title: 'no weight', weight: 0, score: 0 }),
  ])

  expect(report.hits).toMatchObject({ graded: 1, share: 1, ungraded: 2 })
  expect(report.hits.shareOfAll).toBeCloseTo(1 / 3, 12)
  expect(report.ungraded.map(({ title, outcome }) => [title, outcome])).toEqual([
    ['silent', 'no_value'],
    ['no target', 'unknown'],
  ])
})

test('dropped and deferred ones and those of cancelled objectives are in no figure', () => {
  const report = reportOf({
    objectives: [
      endedObjective({ id: 'o' }, []),
      endedObjective({ id: 'gone', title: 'Gone', state: 'cancelled' }, []),
    ],
    keyResults: [
      ended({ title: 'dropped', objectiveId: 'o', state: 'dropped', score: 0 }),
      ended({ title: 'deferred', objectiveId: 'o', state: 'deferred', score: 0 }),
    ],
  })

  expect(report.hits).toMatchObject({ graded: 0, share: null, shareOfAll: null })
  expect(report.left).toEqual([
    { title: 'dropped', state: 'dropped' },
    { title: 'deferred', state: 'deferred' },
  ])
  expect(titles(report.objectives)).not.toContain('Gone')
})

test('grades go by the weights: the company, each department and each team', () => {
  const rows = [0.9, 0.6, 0.3].map((score, at) => ended({ title: `${at}`, objectiveId: `${at}`, score }))
  const of = (at: number, given: Parameters<typeof endedObjective>[0]) =>
    endedObjective({ id: `${at}`, ...given }, rows.slice(at, at + 1))
  const report = reportOf({
    objectives: [
      of(1, { level: 'team', team: 'Mobile', weight: 3 }),
      of(2, { level: 'team', team: 'Growth', weight: 1 }),
      of(0, { level: 'company' }),
    ],
    keyResults: rows,
  })

  expect(report.groups.map(({ level, team, hits, graded }) => [level, team, hits, graded])).toEqual([
    ['company', '', 1, 1],
    ['team', '', 0, 2],
    ['team', 'Growth', 0, 1],
    ['team', 'Mobile', 0, 1],
  ])
  expect(report.groups[1]?.score).toBeCloseTo((3 * 0.6 + 0.3) / 4, 12)
})

test('the chances of each third are judged by the final grade, and not by the last stored score', () => {
  const hit = ended({ title: 'typed after the end', score: 0.9 })
  const { forecast } = over([hit], { days: daysOf(hit, [0.2, 0.5, 0.8], 30) })

  // On 1 August, 31 August and 30 September; the stored score is half of the final one.
  expect(forecast).toMatchObject({ keyResults: 1, checks: 3, hitRate: 1, isFew: true })
  expect(forecast.thirds.map(({ checks, told, hitRate }) => [checks, told, hitRate])).toEqual([
    [0, null, null],
    [2, 0.35, 1],
    [1, 0.8, 1],
  ])
  expect(forecast.brier).toBeCloseTo((0.8 ** 2 + 0.5 ** 2 + 0.2 ** 2) / 3, 12)
})

test('twenty key results are enough to judge the forecast by, and it stands beside the base rate', () => {
  const rows = Array.from({ length: 20 }, (_, at) => ended({ title: `${at}`, score: at < 15 ? 0.9 : 0.1 }))
  const days = rows.flatMap((row, at) => daysOf(row, [at < 15 ? 0.9 : 0.2]))

  expect(over(rows.slice(1), { days }).forecast.isFew).toBe(true)
  const { forecast } = over(rows, { days })
  expect(forecast.isFew).toBe(false)
  expect(forecast.brier).toBeCloseTo((15 * 0.01 + 5 * 0.04) / 20, 12)
  expect(forecast.brierOfHitRate).toBeCloseTo(0.75 * 0.25, 12)
  expect(forecast.bins.map(({ checks, happened }) => [checks, happened])).toEqual([
    [5, 0],
    [15, 1],
  ])
})

test('bins and thirds hold every chance once, whatever was told', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.array(chance, { minLength: 1, maxLength: 20 })), { maxLength: 8 }),
      (courses) => {
        const rows = courses.map(([hit], at) => ended({ title: `${at}`, score: hit ? 0.9 : 0.1 }))
        const days = rows.flatMap((row, at) => daysOf(row, courses[at]?.[1] ?? [], 5))
        const { forecast } = over(rows, { days })
        const sum = (parts: readonly { readonly checks: number }[]) =>
          parts.reduce((all, { checks }) => all + checks, 0)
        expect(sum(forecast.bins)).toBe(forecast.checks)
        expect(sum(forecast.thirds)).toBe(forecast.checks)
        expect(forecast.bins.length).toBeLessThanOrEqual(5)
      },
    ),
    { numRuns: 60 },
  )
})

test('without any chance there are no figures, and none is 0', () => {
  const { forecast } = over([ended({})])

  expect(forecast).toMatchObject({ ...chanceQuality([]), keyResults: 0, isFew: true })
})

test('a miss tells when it was first red and how long before the end; a hit that was red is told apart', () => {
  const late = ended({ title: 'late', score: 0.2 })
  const never = ended({ title: 'never', score: 0.2 })
  const unseen = ended({ title: 'unseen', score: 0.2 })
  const scare = ended({ title: 'scare', score: 0.9 })
  const { warnings } = over([late, never, unseen, scare], {
    days: [
      ...daysOf(late, [0.6, 0.4, 0.6, 0.3]),
      ...daysOf(never, [0.6, 0.6]),
      ...daysOf(scare, [0.3, 0.4, 0.9]),
    ],
  })

  expect(
    warnings.missed.map(({ keyResult: { title }, redOn, leadDays, isKnown }) => [
      title,
      redOn,
      leadDays,
      isKnown,
    ]),
  ).toEqual([
    ['never', null, 0, true],
    ['unseen', null, 0, false],
    ['late', '2026-09-28', 2, true],
  ])
  expect(warnings).toMatchObject({ misses: 2, warned: 1, hits: 1 })
  expect(warnings.redHits).toMatchObject([{ redOn: '2026-09-28', redUntil: '2026-09-29' }])
})

test('notes and outcomes are told with their owners; a decision may be linked from either side', () => {
  const missed = ended({ title: 'missed', score: 0.2, note: 'We asked too late.' })
  const report = over([ended({ title: 'hit', note: 'It went well.' }), missed], {
    rows: [aKeyResult({ id: 'hit', decisions: ['there'] })],
    decisions: [
      aDecision({ id: 'here', title: 'Here', status: 'decided', outcome: 'Right.', keyResults: ['missed'] }),
      aDecision({ id: 'there', title: 'There', status: 'decided', outcome: '' }),
      aDecision({ id: 'other', title: 'Other', outcome: 'Of another cycle.', keyResults: ['elsewhere'] }),
    ],
  })

  expect(titles(report.lessons.notes)).toEqual(['missed', 'hit'])
  expect(report.lessons.outcomes).toMatchObject([
    { title: 'Here', outcome: 'Right.', owners: ['Ada Moreau'], about: ['missed'] },
  ])
  expect(titles(report.lessons.withoutOutcome)).toEqual(['There'])
})

test('the decision log counts what was raised and decided in the quarter, and times what can be timed', () => {
  const dated = (id: string, raised: string | null, date: string | null) =>
    aDecision({ id, raised, date, status: date === null ? 'proposed' : 'decided' })
  const decisions = [
    dated('fast', '2026-07-01', '2026-07-02'),
    dated('slow', '2026-06-01', '2026-09-30'),
    dated('untimed', null, '2026-08-01'),
    dated('later', '2026-09-30', '2026-10-01'),
    dated('open', '2026-09-01', null),
    dated('new', '2026-10-02', null),
  ]
  const report = reportOf(
    {
      decisions: [
        decision({ id: 'fast', cycleTime: 24 }),
        decision({ id: 'slow', cycleTime: 2904 }),
        decision({ id: 'later', cycleTime: 24 }),
      ],
    },
    { decisions },
  )

  expect(report.decisions).toEqual({
    raised: 3,
    decided: 3,
    open: 1,
    medianHours: 1464,
    timed: 2,
    inTime: 1,
  })
})

test('a decision without a Date counts on the day on which it was seen decided, and those before or after do not', () => {
  const decided = (id: string, date: string | null) => aDecision({ id, title: id, status: 'decided', date })
  const seen = (pageId: string, since: string) => ({ pageId, what: 'decided', since }) as const
  const decisions = [
    decided('seen', null),
    decided('late', null),
    decided('nobody knows', null),
    decided('dated', '2026-06-30'),
  ]
  const report = reportOf(
    { decisions: [] },
    {
      decisions,
      sightings: [
        seen('seen', '2026-08-01T10:00:00.000Z'),
        seen('late', '2026-10-01T10:00:00.000Z'),
        seen('dated', '2026-08-01T10:00:00.000Z'),
      ],
    },
  )

  expect(report.decisions.decided).toBe(1)
})

/** A decision of the quarter about key results, with what was chosen, and the chance of each when it was made. */
function choseIn(id: string, kind: Choice['kind'] | null, chances: Readonly<Record<string, number | null>>) {
  const keyResults = Object.keys(chances)
  return {
    row: aDecision({ id, title: id, status: 'decided', date: '2026-08-05', keyResults }),
    result: decision({
      id,
      title: id,
      keyResults,
      choice: kind === null ? null : { kind, target: null, end: null },
    }),
    stands: keyResults.map((keyResultId) => stood(id, keyResultId, chances[keyResultId] ?? null)),
  }
}

function byOption(rows: readonly ReturnType<typeof ended>[], chosen: readonly ReturnType<typeof choseIn>[]) {
  const own = rows.map((row) => ({ ...row, objectiveId: 'o' }))
  return reportOf(
    {
      objectives: [endedObjective({ id: 'o', title: 'Trust' }, own)],
      keyResults: [...own, keyResult({ id: 'goes on', title: 'goes on' })],
      decisions: chosen.map(({ result }) => result),
    },
    { decisions: chosen.map(({ row }) => row), stands: chosen.flatMap(({ stands }) => stands) },
  ).byOption
}

test('decisions are told by option with how their key results ended; of fewer than five no share is given', () => {
  const rows = [
    ended({ id: 'a', title: 'a', score: 0.8 }),
    ended({ id: 'b', title: 'b', score: 0.2 }),
    ended({ id: 'c', title: 'c', score: null }),
    ended({ id: 'd', title: 'd', state: 'dropped' }),
    ended({ id: 'e', title: 'e', weight: 0 }),
  ]
  const { options, rows: told } = byOption(rows, [
    choseIn('cut', 'scope', { a: 0.4, b: 0.2 }),
    choseIn('cut again', 'scope', { a: null, c: 0.3 }),
    choseIn('wait', 'time', { 'goes on': 0.5, d: 0.1 }),
    choseIn('words', null, { e: 0.9 }),
    choseIn('nothing', null, {}),
  ])

  expect(options).toEqual([
    {
      option: 'scope',
      decided: 2,
      undone: 0,
      hit: 1,
      missed: 1,
      unknown: 1,
      chance: expect.closeTo(0.3, 9),
      share: null,
    },
    {
      option: 'time',
      decided: 1,
      undone: 0,
      hit: 0,
      missed: 0,
      unknown: 2,
      chance: expect.closeTo(0.3, 9),
      share: null,
    },
    { option: 'other', decided: 2, undone: 0, hit: 0, missed: 0, unknown: 0, chance: null, share: null },
  ])
  expect(told.map(({ title, keyResults }) => [title, keyResults.map(({ ending }) => ending)])).toEqual([
    ['cut', ['hit', 'missed']],
    ['cut again', ['hit', 'no_value']],
    ['wait', ['open', 'left']],
    ['words', ['hit']],
  ])
})

test('how it ended is no figure of a decision that was reversed, or superseded by what names it', () => {
  const rows = [ended({ id: 'a', title: 'a', score: 0.8 })]
  const [cut, wait, took] = [
    choseIn('cut', 'scope', { a: 0.4 }),
    choseIn('wait', 'time', { a: 0.2 }),
    choseIn('took', 'accept', { a: 0.3 }),
  ]
  const { options, rows: told } = byOption(rows, [
    { ...cut, row: { ...cut.row, status: 'reversed' } },
    wait,
    { ...took, row: { ...took.row, supersedes: ['wait'] } },
  ])
  expect(options).toMatchObject([
    { option: 'scope', decided: 1, undone: 1, hit: 0, chance: null },
    { option: 'time', decided: 1, undone: 1, hit: 0, chance: null },
    { option: 'accept', decided: 1, undone: 0, hit: 1 },
  ])
  expect(told.map(({ undone }) => undone)).toEqual(['reversed', 'superseded', null])
})

test('from five decisions with an ended key result on the share that was hit is given', () => {
  const rows = [0, 1, 2, 3, 4].map((at) => ended({ id: `${at}`, title: `${at}`, score: at < 2 ? 0.9 : 0.1 }))
  const chosen = rows.map(({ id }) => choseIn(`on ${id}`, 'accept', { [id]: 0.25 }))

  expect(byOption(rows, chosen).options).toMatchObject([{ hit: 2, missed: 3, chance: 0.25, share: 0.4 }])
  expect(byOption(rows, chosen.slice(1)).options).toMatchObject([{ hit: 1, missed: 3, share: null }])
  // One decision about five key results says nothing about its option.
  expect(
    byOption(rows, [choseIn('one', 'accept', { 0: 0.1, 1: 0.1, 2: 0.1, 3: 0.1, 4: 0.1 })]).options,
  ).toMatchObject([{ hit: 2, missed: 3, share: null }])
})

test('a row that serves a later period is graded by the last score that was stored in this one', () => {
  const row = keyResult({ title: 'used again', objectiveId: 'flat', state: 'active' })
  const stored = daysOf(ended({ ...row, period: Q3, score: 1.6 }), [0.6, 0.6])
  const report = reportOf(
    { objectives: [objective({ id: 'flat', title: 'Flat', virtual: true })], keyResults: [row] },
    { days: stored },
  )

  expect(report.objectives).toMatchObject([{ title: 'Flat', score: 0.8, isOpen: false }])
  expect(report.objectives[0]?.keyResults).toMatchObject([
    { title: 'used again', outcome: 'hit', score: 0.8, scoredOn: '2026-09-30', isOpen: false },
  ])
  expect(report.forecast.checks).toBe(2)
})

test('what still runs on the day of the report is not graded, whatever is stored of it', () => {
  const row = keyResult({ objectiveId: 'o', period: Q3 })
  const report = reportOf(
    { today: '2026-09-30', objectives: [objective({ id: 'o', period: Q3 })], keyResults: [row] },
    { days: daysOf(row, [0.6]) },
  )

  expect(report.objectives).toEqual([])
})

test('a quarter without any row is a report too; a cycle that is none is not', () => {
  expect(reportOf({})).toMatchObject({ objectives: [], groups: [], hits: { graded: 0, share: null } })
  expect(() => reportOf({}, { cycle: 'last one' })).toThrow(RangeError)
})

test('a whole quarter lived through the rules: grade, warning, moved goal with its original score', () => {
  const life = aLife()
  for (let week = 0; week < 13; week++) {
    const target = week < 8 ? 100 : 60
    life.day(addDays('2026-10-02', 7 * week), { keyResult: { current: 3 * week, target } })
  }
  const keyResults = [aKeyResult({ current: 45, target: 60, note: 'We cut the target in November.' })]
  const evaluation = life.day('2027-01-08', { keyResults })

  const report = composeQuarterly({
    evaluation,
    history: life.history(),
    snapshot: { decisions: [], keyResults, objectives: [] },
    cycle: '2026-Q4',
    policy: Policy.parse({}),
  })

  expect(report.objectives).toMatchObject([
    {
      title: 'Win the mid-market',
      score: 0.75,
      originalScore: 0.45,
      keyResults: [{ outcome: 'hit', achieved: 0.75 }],
    },
  ])
  expect(report.movedGoals).toMatchObject([
    { day: '2026-11-27', originalScore: 0.45, originalStatus: 'off_track', decided: false },
  ])
  expect(report.forecast.checks).toBe(5)
  expect(titles(report.lessons.notes)).toEqual(['Sixty customers'])
})
