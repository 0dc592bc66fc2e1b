import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishedScore } from '#src/core/company/published-score.ts'
import { scoreCompany } from '#src/core/company/score-company.ts'
import { Policy } from '#src/core/policy.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'
import type { Entry } from './a-company.ts'

const policy = Policy.parse({})

/** Values that a key may well hold, and others. */
const value = fc.oneof(
  fc.integer({ min: -50, max: 150 }),
  fc.double(),
  fc.constantFrom(null, Number.NaN, '', '5', 'NaN', 'constructor', true, [], {}, 1e308, -1e308, 5e-324),
  fc.jsonValue({ maxDepth: 2 }),
)
const day = fc.oneof(
  fc.integer({ min: -5, max: 110 }).map(onDay),
  fc.constantFrom('2026-02-30', 'soon', '0000-01-01', '9999-12-31'),
)
const history = fc.oneof(
  fc.array(fc.record({ date: day, value }), { maxLength: 5 }),
  fc.array(value, { maxLength: 2 }),
  value,
)
const id = fc.constantFrom('A', 'B', 'C', 'Engineering', 7, null)
const links = fc.oneof(id, fc.array(id, { maxLength: 3 }), value)
const keyResult = fc.oneof(
  {
    weight: 9,
    arbitrary: record({
      id,
      title: fc.oneof(fc.string(), value),
      type: fc.oneof(
        fc.constantFrom('numeric', 'percentage', 'milestone', 'boolean', 'maintain', 'percent'),
        value,
      ),
      baseline_value: value,
      current_value: value,
      target_value: value,
      current_pct: value,
      target_pct: value,
      milestones_total: value,
      milestones_hit: value,
      milestones: fc.oneof(
        fc.array(record({ title: fc.string(), done: value, due: day, weight: value }), { maxLength: 3 }),
        value,
      ),
      score: value,
      done: fc.oneof(fc.boolean(), value),
      lower_is_better: fc.oneof(fc.boolean(), value),
      direction: fc.oneof(fc.constantFrom('at_least', 'between', 'decrease'), value),
      floor: value,
      range: fc.oneof(fc.tuple(fc.integer(), fc.integer()), value),
      weight: value,
      ambition: fc.oneof(fc.constantFrom('committed', 'aspirational'), value),
      curve: fc.oneof(
        fc.constantFrom('linear', 's-curve'),
        fc.array(fc.tuple(day, fc.double()), { maxLength: 3 }),
        value,
      ),
      history,
    }),
  },
  { weight: 1, arbitrary: value },
)
const objective = fc.oneof(
  {
    weight: 9,
    arbitrary: record({
      id,
      title: fc.oneof(fc.string(), value),
      owner: value,
      weight: value,
      supports_objective_ids: links,
      key_results: fc.oneof(
        { weight: 9, arbitrary: fc.array(keyResult, { maxLength: 4 }) },
        { weight: 1, arbitrary: value },
      ),
    }),
  },
  { weight: 1, arbitrary: value },
)
const section = record({
  name: fc.constantFrom('Engineering', 'Web', null, 7),
  department: fc.constantFrom('Engineering', null),
  quarter: fc.constantFrom('2026-Q1', 'Q1', '0000-Q1', '9999-Q4', null),
  quarter_start: fc.oneof(fc.constant(HUNDRED_DAYS.start), day),
  quarter_end: fc.oneof(fc.constant(HUNDRED_DAYS.end), day),
  objectives: fc.oneof(
    { weight: 9, arbitrary: fc.array(objective, { maxLength: 3 }) },
    { weight: 1, arbitrary: value },
  ),
})
const file = record({
  company_okrs: fc.oneof({ weight: 9, arbitrary: section }, { weight: 1, arbitrary: value }),
  department_okrs: fc.oneof(
    { weight: 9, arbitrary: fc.array(section, { maxLength: 2 }) },
    { weight: 1, arbitrary: value },
  ),
  team_okrs: fc.oneof(
    { weight: 9, arbitrary: fc.array(section, { maxLength: 2 }) },
    { weight: 1, arbitrary: value },
  ),
})
const progress = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined })

test('whatever a file holds, it is scored without a throw, a NaN or an Infinity, and to the byte the same again', () => {
  fc.assert(
    fc.property(
      fc.oneof({ weight: 9, arbitrary: file }, { weight: 1, arbitrary: fc.jsonValue() }),
      progress,
      (company, quarterProgress) => {
        const options = { now: onDay(50), quarterProgress, policy }
        const score = publishedScore(scoreCompany(company, options))

        expect(numbersIn(score).every(Number.isFinite)).toBe(true)
        for (const { message, mend } of score.findings) {
          expect(message).not.toBe('')
          expect(mend).not.toBe('')
        }
        const again = publishedScore(scoreCompany(structuredClone(company), options))
        expect(JSON.stringify(again)).toBe(JSON.stringify(score))
      },
    ),
    { numRuns: 300 },
  )
})

test('a score is within 0 and 1, and one that is missing has an error that says why or waits for a value', () => {
  fc.assert(
    fc.property(file, (company) => {
      const score = publishedScore(scoreCompany(company, { now: onDay(50), policy }))
      for (const { objectives } of [score.company, ...score.departments, ...score.teams]) {
        for (const row of objectives.flatMap(({ keyResults }) => keyResults)) {
          if (row.score !== null) expect(row.score >= 0 && row.score <= 1).toBe(true)
          else
            expect(row.status === 'not_started' || row.errors.length > 0 || row.current !== null).toBe(true)
          if (row.errors.some(({ level }) => level === 'error')) expect(row.score).toBeNull()
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('the order of rows does not matter to any number', () => {
  const sound = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(sound, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (values, order) => {
      const rows = values.map((current_value) => ({
        id: `K${current_value}`,
        title: `Result ${current_value}`,
        type: 'numeric',
        baseline_value: 0,
        target_value: 1000,
        current_value,
        weight: 1 + (current_value % 3),
      }))
      const objectives = rows.map((row) => ({
        id: `T${row.id}`,
        title: row.id,
        supports_objective_ids: 'C',
        key_results: [row, { ...row, id: `${row.id}-2`, title: `${row.id}-2` }],
      }))
      const mixed = objectives
        .map((each) => ({ ...each, key_results: each.key_results.toReversed(), place: order.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ place: _, ...each }) => each)

      expect(figures(mixed)).toEqual(figures(objectives))
    }),
    { numRuns: 50 },
  )
})

test('of rows without ids the titles decide which is named, and not their places', () => {
  const rows = ['B', 'A', 'C'].map((title) => ({
    title,
    baseline_value: 0,
    target_value: 100,
    current_value: 1,
  }))
  const named = (key_results: readonly Entry[]) => {
    const objectives = [{ id: 'C', title: 'Grow', key_results }]
    const { company, atRisk } = scoreCompany(
      { company_okrs: { quarter_start: HUNDRED_DAYS.start, quarter_end: HUNDRED_DAYS.end, objectives } },
      { now: onDay(50), policy },
    )
    return [company.objectives[0]?.worstKeyResult, ...atRisk.map(({ title }) => title)]
  }

  expect(named(rows)).toEqual(['A', 'A', 'B', 'C'])
  expect(named(rows.toReversed())).toEqual(named(rows))
})

function figures(objectives: readonly Entry[]) {
  const company_okrs = {
    quarter_start: HUNDRED_DAYS.start,
    quarter_end: HUNDRED_DAYS.end,
    objectives: [{ id: 'C', title: 'Grow' }],
  }
  const score = scoreCompany(
    { company_okrs, team_okrs: [{ name: 'Web', objectives }] },
    { now: onDay(50), policy },
  )
  const [team] = score.teams
  return {
    team: { ...team, objectives: [] },
    atRisk: score.atRisk.map(({ id }) => id),
    coverage: { ...score.alignment, classes: {}, findings: [] },
    objectives: new Map(
      team?.objectives.map(({ id, score: own, confidence, worstKeyResult }) => [
        id,
        [own, confidence, worstKeyResult],
      ]),
    ),
  }
}

function record(parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Entry> {
  return fc.record(parts, { requiredKeys: [] })
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}
