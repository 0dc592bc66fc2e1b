import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formulas } from '#src/adapters/notion/formulas.ts'
import { evaluateFormula } from './evaluate-formula.ts'

const [expectedFormula, gapFormula, daysLeftFormula] = formulas({
  objectives: 'Objective',
  period: 'Period',
  curve: 'Curve',
  type: 'Type',
  ambition: 'Ambition',
  milestones: 'Milestones',
  score: 'Score',
  expected: 'Expected',
}).map((formula) => formula.expression)

const quarter = { start: '2026-10-01', end: '2026-12-31' }

function keyResult(
  cells: Record<string, string | number | null> = {},
  period: typeof quarter | null = quarter,
) {
  const objective = { page: { Period: period } }
  return { Objective: [objective], Curve: '', Type: '', Ambition: '', Milestones: '', ...cells }
}

const expectedOn = (today: string, page: ReturnType<typeof keyResult>) =>
  evaluateFormula(expectedFormula!, page, today)

const day = (offset: number) =>
  new Date(Date.parse(quarter.start) + offset * 86_400_000).toISOString().slice(0, 10)

test('on the first day nothing is expected, the day after the last all of the target score', () => {
  expect(expectedOn('2026-10-01', keyResult())).toBe(0)
  expect(expectedOn('2026-12-31', keyResult({ Ambition: 'Committed' }))).toBeLessThan(1)
  expect(expectedOn('2027-01-01', keyResult({ Ambition: 'Committed' }))).toBe(1)
  expect(expectedOn('2027-03-01', keyResult({ Ambition: 'Aspirational' }))).toBe(0.7)
  expect(expectedOn('2026-09-01', keyResult())).toBe(0)
})

test('Expected is u * s* of the four named curves on every day', () => {
  const curves: Record<string, (t: number) => number> = {
    '': (t) => t,
    Linear: (t) => t,
    'Back-loaded': (t) => t ** 2,
    'Front-loaded': (t) => 1 - (1 - t) ** 2,
    'S-curve': (t) => 3 * t ** 2 - 2 * t ** 3,
  }
  fc.assert(
    fc.property(
      fc.integer({ min: -10, max: 120 }),
      fc.constantFrom(...Object.keys(curves)),
      fc.constantFrom('', 'Aspirational', 'Committed'),
      (offset, curve, ambition) => {
        const t = Math.min(1, Math.max(0, offset / 92))
        const target = ambition === 'Committed' ? 1 : 0.7

        const shown = expectedOn(day(offset), keyResult({ Curve: curve, Ambition: ambition }))

        expect(Math.abs(Number(shown) - curves[curve]!(t) * target)).toBeLessThanOrEqual(0.005 + 1e-9)
      },
    ),
  )
})

test.each([
  ['no objective', { ...keyResult(), Objective: [] }],
  ['no Period', keyResult({}, null)],
  ['a curve of dated points', keyResult({ Curve: '2026-11-01 0.2' })],
  ['milestones with due dates', keyResult({ Milestones: '[x] beta @ 2026-11-01' })],
])('with %s, Expected is empty', (_case, page) => {
  expect(expectedOn('2026-11-20', page)).toBeNull()
})

test('what is maintained is expected at 1, a yes at the end', () => {
  expect(expectedOn('2026-10-02', keyResult({ Type: 'Maintain' }))).toBe(1)
  expect(expectedOn('2026-12-31', keyResult({ Type: 'Yes/No' }))).toBe(0)
  expect(expectedOn('2027-01-01', keyResult({ Type: 'Yes/No' }))).toBe(1)
})

test('Gap is Expected minus Score, also at 0, and empty without either', () => {
  const gap = (expected: number | null, score: number | null) =>
    evaluateFormula(gapFormula!, { Expected: expected, Score: score }, '2026-11-20')

  expect(gap(0.4, 0.15)).toBe(0.25)
  expect(gap(0.4, 0)).toBe(0.4)
  expect(gap(0, 0.2)).toBe(-0.2)
  expect(gap(null, 0.2)).toBeNull()
  expect(gap(0.4, null)).toBeNull()
})

test('the last day is one day left, the day after none', () => {
  const left = (today: string, period: typeof quarter | null = quarter) =>
    evaluateFormula(daysLeftFormula!, keyResult({}, period), today)

  expect(left('2026-10-01')).toBe(92)
  expect(left('2026-12-31')).toBe(1)
  expect(left('2027-01-01')).toBe(0)
  expect(left('2027-02-01')).toBe(0)
  expect(left('2026-11-20', null)).toBeNull()
})
