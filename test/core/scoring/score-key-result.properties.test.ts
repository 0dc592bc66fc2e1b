import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import type { ScoreInput, ScoreResult } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})
const number = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.integer({ min: -5, max: 105 }),
  fc.constantFrom(0, 1, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 1e300, Number.MAX_VALUE),
)
const day = fc.integer({ min: -30, max: 130 })
const history = fc
  .uniqueArray(fc.tuple(day, number), { selector: ([at]) => at, maxLength: 8 })
  .map((entries) => checkIns(Object.fromEntries(entries)))

/** Anything that a person may have typed. */
const anyInput: fc.Arbitrary<ScoreInput> = fc.record({
  type: fc.constantFrom(null, 'metric', 'percentage', 'milestone', 'yes_no', 'maintain', 'invalid'),
  direction: fc.constantFrom(null, 'increase', 'decrease', 'at_least', 'at_most', 'between', 'invalid'),
  ambition: fc.constantFrom(null, 'committed', 'aspirational', 'invalid'),
  baseline: fc.option(number),
  target: fc.option(number),
  floor: fc.option(number, { freq: 2 }),
  milestones: fc.oneof(
    fc.constantFrom('', '[x] A\n[ ] B', `[50%] A @ ${onDay(30)} *2\n[ ] B @ ${onDay(400)}\n[x] C *0`),
    fc.string(),
  ),
  curve: fc.oneof(
    fc.constantFrom(null, 'Linear', 'S-curve', 'constructor', `${onDay(0)} 10%; ${onDay(99)} 100%`),
    fc.string(),
  ),
  weight: fc.option(number),
  title: fc.string(),
  period: fc.constantFrom(
    HUNDRED_DAYS,
    null,
    { start: onDay(5), end: onDay(5) },
    { start: onDay(5), end: onDay(4) },
    { start: 'soon', end: '' },
  ),
  state: fc.constantFrom('active', 'closed', 'dropped', 'deferred'),
  history,
  sourceUnknown: fc.boolean(),
  previousColour: fc.constantFrom(null, 'on_track', 'at_risk', 'off_track', 'complete', 'unknown'),
  failingSince: fc.option(fc.integer({ min: -30, max: 130 }).map(onDay)),
  workShare: fc.option(number),
})

/** A key result from 0 to 100 on its way, with check-ins up to day 99. */
const onItsWay = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 }),
  value: fc.double({ min: -50, max: 200, noNaN: true, noDefaultInfinity: true }),
  curve: fc.constantFrom('Linear', 'Back-loaded', 'Front-loaded', 'S-curve', `${onDay(40)} 20%`),
  ambition: fc.constantFrom('committed' as const, 'aspirational' as const),
  previousColour: fc.constantFrom(null, 'off_track' as const, 'at_risk' as const, 'on_track' as const),
})

function numbersOf({ problems: _, ...result }: ScoreResult): readonly number[] {
  return Object.values(result).filter((value) => typeof value === 'number')
}

test('whatever is typed, every number is finite, and shares stay within 0..1', () => {
  fc.assert(
    fc.property(anyInput, day, (input, at) => {
      const result = scoreKeyResult(input, onDay(at), policy)
      expect(numbersOf(result).filter((value) => !Number.isFinite(value))).toEqual([])
      for (const share of [
        result.score,
        result.confidence,
        result.confidenceFull,
        result.plan,
        result.expected,
      ]) {
        expect(share ?? 0).toBeGreaterThanOrEqual(0)
        expect(share ?? 1).toBeLessThanOrEqual(1)
      }
      expect(result.weight).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 500 },
  )
})

test('what cannot be scored is never green or red, and says why', () => {
  fc.assert(
    fc.property(anyInput, day, (input, at) => {
      const { valid, status, score, problems, reasons } = scoreKeyResult(input, onDay(at), policy)
      if (valid) expect(problems.filter(({ level }) => level === 'error')).toEqual([])
      else {
        expect(['unknown', 'not_started']).toContain(status)
        expect(score).toBeNull()
        expect(problems.some(({ level }) => level === 'error') || reasons.includes('source_unknown')).toBe(
          true,
        )
      }
      for (const { message, mend, property } of problems) {
        expect([message, mend, property].every((text) => text.length > 1)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('the same input gives the same output to the byte', () => {
  fc.assert(
    fc.property(anyInput, day, (input, at) => {
      const once = JSON.stringify(scoreKeyResult(input, onDay(at), policy))
      expect(JSON.stringify(scoreKeyResult(structuredClone(input), onDay(at), policy))).toBe(once)
    }),
  )
})

test('confidence never falls with a better value', () => {
  fc.assert(
    fc.property(onItsWay, fc.double({ min: 0, max: 100, noNaN: true }), (way, more) => {
      const [last = 1] = way.days.toSorted((a, b) => b - a)
      const confidence = (value: number) =>
        scoreKeyResult(aScoreInput({ ...way, history: checkIns({ [last]: value }) }), onDay(last), policy)
          .confidence
      expect((confidence(way.value + more) ?? 0) - (confidence(way.value) ?? 1)).toBeGreaterThanOrEqual(-1e-9)
    }),
  )
})

test('a key result at or ahead of plan is never red', () => {
  fc.assert(
    fc.property(onItsWay, fc.double({ min: 0, max: 100, noNaN: true }), (way, ahead) => {
      const [last = 1] = way.days.toSorted((a, b) => b - a)
      const plan = scoreKeyResult(aScoreInput(way), onDay(last), policy).plan ?? 0
      const history = checkIns({ [last]: plan * 100 + ahead })
      const { status, gap } = scoreKeyResult(aScoreInput({ ...way, history }), onDay(last), policy)
      expect(gap).toBeLessThanOrEqual(1e-9)
      expect(status).not.toBe('off_track')
    }),
  )
})

test('at or ahead of plan it is never red under any policy either', () => {
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  const anyPolicy = fc
    .record({
      cuts: fc.record({ green: between(0.6, 1), amber: between(0, 0.6), margin: between(0, 1) }),
      forecast: fc.record({ mean: between(0.001, 2) }),
    })
    .filter((typed) => Policy.safeParse(typed).success)
  fc.assert(
    fc.property(onItsWay, fc.double({ min: 0, max: 100, noNaN: true }), anyPolicy, (way, ahead, typed) => {
      const [last = 1] = way.days.toSorted((a, b) => b - a)
      const chosen = Policy.parse(typed)
      const plan = scoreKeyResult(aScoreInput(way), onDay(last), chosen).plan ?? 0
      const history = checkIns({ [last]: plan * 100 + ahead })
      const { status } = scoreKeyResult(aScoreInput({ ...way, history }), onDay(last), chosen)
      expect(status).not.toBe('off_track')
    }),
  )
})

/** Worse is less; null: no colour. */
function rank({ status }: ScoreResult): number | null {
  const place = ['off_track', 'at_risk', 'on_track'].indexOf(status)
  return place < 0 ? null : place
}

test('silence never makes a status better', () => {
  const types = fc.constantFrom<Partial<ScoreInput>>(
    {},
    { type: 'maintain', direction: 'at_least', target: 50 },
    { type: 'milestone', target: 120 },
  )
  const later = fc.integer({ min: 0, max: 99 })
  fc.assert(
    fc.property(onItsWay, types, later, later, (way, type, a, b) => {
      const last = Math.max(...way.days)
      const values = Object.fromEntries(way.days.map((at, index) => [at, way.value * (0.5 + index / 10)]))
      const input = aScoreInput({ ...way, ...type, previousColour: null, history: checkIns(values) })
      const at = (days: number) => rank(scoreKeyResult(input, onDay(Math.min(99, last + days)), policy))
      const [sooner, later] = [at(Math.min(a, b)), at(Math.max(a, b))]
      if (sooner !== null && later !== null) expect(later).toBeLessThanOrEqual(sooner)
    }),
  )
})

test('a stricter limit of age never makes a status better, and moves neither chance nor colour', () => {
  const limit = fc.integer({ min: 1, max: 366 })
  fc.assert(
    fc.property(anyInput, day, limit, limit, (input, at, a, b) => {
      const judge = (staleAfterDays: number) =>
        scoreKeyResult(input, onDay(at), Policy.parse({ staleAfterDays }))
      const [strict, easy] = [judge(Math.min(a, b)), judge(Math.max(a, b))]
      expect(rank(strict) ?? -1).toBeLessThanOrEqual(rank(easy) ?? -1)
      expect([strict.confidence, strict.colour]).toEqual([easy.confidence, easy.colour])
    }),
    { numRuns: 300 },
  )
})

test('linked work never changes a score', () => {
  fc.assert(
    fc.property(anyInput, day, fc.option(number), (input, at, workShare) => {
      const measured = ({ score, raw, expected, gap, plan, current }: ScoreResult) => [
        score,
        raw,
        expected,
        gap,
        plan,
        current,
      ]
      const other = scoreKeyResult({ ...input, workShare }, onDay(at), policy)
      expect(measured(other)).toEqual(measured(scoreKeyResult(input, onDay(at), policy)))
    }),
  )
})

test('neither unit nor direction matters', () => {
  const unit = fc.record({
    factor: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    offset: fc.integer({ min: -1000, max: 1000 }),
    sign: fc.constantFrom(1, -1),
  })
  fc.assert(
    fc.property(onItsWay, unit, (way, { factor, offset, sign }) => {
      const values = Object.fromEntries(way.days.map((at, index) => [at, way.value * (0.5 + index / 10)]))
      const [last = 1] = way.days.toSorted((a, b) => b - a)
      const change = (value: number) => sign * factor * value + offset
      const plain = aScoreInput({ ...way, direction: 'increase', history: checkIns(values) })
      const other = aScoreInput({
        ...way,
        direction: sign === 1 ? 'increase' : 'decrease',
        baseline: change(0),
        target: change(100),
        history: plain.history.map((reading) => ({ ...reading, value: change(reading.value) })),
      })
      const here = scoreKeyResult(plain, onDay(last), policy)
      const there = scoreKeyResult(other, onDay(last), policy)
      for (const field of [
        'score',
        'raw',
        'expected',
        'gap',
        'forecast',
        'confidence',
        'need',
        'pace',
      ] as const) {
        expect(there[field] ?? Number.NaN, field).toBeCloseTo(here[field] ?? Number.NaN, 6)
      }
      expect([there.status, there.colour, there.risk]).toEqual([here.status, here.colour, here.risk])
      expect(there.reasons).toEqual(here.reasons)
    }),
  )
})
