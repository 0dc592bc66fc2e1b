import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learnedMean } from '#src/core/scoring/learned-mean.ts'

test('fewer than 20 past key results teach nothing', () => {
  expect(learnedMean([], 1)).toEqual({ mean: 1, learnedFrom: 0 })
  expect(learnedMean(Array(19).fill(0.5), 0.9)).toEqual({ mean: 0.9, learnedFrom: 0 })
})

test('20 past key results weigh as much as what was assumed', () => {
  const { mean, learnedFrom } = learnedMean(Array(20).fill(0.6), 1)
  expect(mean).toBeCloseTo(0.8, 12)
  expect(learnedFrom).toBe(20)
  expect(learnedMean(Array(60).fill(1.076), 1).mean).toBeCloseTo(1.057, 12)
})

test('final scores count from 0 to 1.5, and what is no number does not', () => {
  const wild = [...Array(10).fill(-4), ...Array(10).fill(300)]
  expect(learnedMean(wild, 1).mean).toBeCloseTo((20 + 15) / 40, 12)
  expect(learnedMean([...Array(19).fill(0.5), Number.NaN], 1).learnedFrom).toBe(0)
})

test('what is learned lies between what was assumed and the past', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 20 }),
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      (finals, assumed) => {
        const { mean } = learnedMean(finals, assumed)
        expect(mean).toBeGreaterThanOrEqual(Math.min(assumed, ...finals) - 1e-9)
        expect(mean).toBeLessThanOrEqual(Math.max(assumed, ...finals) + 1e-9)
      },
    ),
  )
})
