import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Curve, plannedShare, readCurve } from '#src/core/scoring/curve.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'

function curveOf(typed: string | null): Curve {
  const { curve, problem } = readCurve(typed, HUNDRED_DAYS)
  expect(problem).toBeNull()
  return curve
}

test.each([
  [null, 0.25],
  ['', 0.25],
  ['Linear', 0.25],
  ['Back-loaded', 0.0625],
  ['back loaded', 0.0625],
  ['Front-loaded', 0.4375],
  ['S-curve', 0.15625],
])('the curve %j plans at a quarter of the period %d', (typed, share) => {
  expect(plannedShare(curveOf(typed), 0.25)).toBe(share)
})

test('dated points are joined by straight lines and say where the plan stands on their days', () => {
  const curve = curveOf(`${onDay(20)} 10%; ${onDay(60)} 0.8`)
  expect([0, 0.1, 0.2, 0.4, 0.6, 0.8, 1].map((t) => plannedShare(curve, t))).toEqual([
    0,
    expect.closeTo(0.05),
    expect.closeTo(0.1),
    expect.closeTo(0.45),
    expect.closeTo(0.8),
    expect.closeTo(0.9),
    1,
  ])
})

test('dated points may be typed on lines of their own', () => {
  expect(curveOf(`${onDay(20)}: 10 %\n${onDay(60)} = 80%`)).toHaveLength(2)
})

test.each([
  'Hockey stick',
  'constructor',
  `${onDay(20)} 60%; ${onDay(60)} 40%`,
  `${onDay(60)} 40%; ${onDay(20)} 60%`,
  `${onDay(20)} 120%`,
  `${onDay(200)} 50%`,
  '2026-02-30 50%',
  `${onDay(20)} 50`,
  `${onDay(20)} half`,
])('%j is no curve: it is said, and the plan is linear', (typed) => {
  const { curve, problem } = readCurve(typed, HUNDRED_DAYS)
  expect(curve).toBe('linear')
  expect(problem).toMatchObject({ code: 'unknown_curve', level: 'warning', property: 'Curve' })
  expect(problem?.message).toContain(`"${typed}"`)
})

test('the example in the mend is itself a curve', () => {
  const { problem } = readCurve('Hockey stick', HUNDRED_DAYS)
  const [example] = /\d{4}-.*(?=\.$)/.exec(problem?.mend ?? '') ?? []
  expect(curveOf(example ?? 'none')).toHaveLength(2)
})

test('every curve rises from 0 to 1', () => {
  const curves = ['linear', 'back-loaded', 'front-loaded', 's-curve', `${onDay(0)} 30%; ${onDay(99)} 100%`]
  const t = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom(...curves), t, t, (typed, a, b) => {
      const curve = curveOf(typed)
      expect(plannedShare(curve, 0)).toBe(0)
      expect(plannedShare(curve, 1)).toBe(1)
      const [low, high] = [plannedShare(curve, Math.min(a, b)), plannedShare(curve, Math.max(a, b))]
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(high - low).toBeGreaterThanOrEqual(-1e-12)
    }),
  )
})
