import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalShare } from '#src/core/scoring/normal.ts'

test('the normal distribution is met to 12 digits', () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1.
  const table = [
    [0, 0.5],
    [0.5, 0.691_462_461_274],
    [1, 0.841_344_746_069],
    [1.96, 0.975_002_104_852],
    [3, 0.998_650_101_968],
    [5, 0.999_999_713_348],
  ] as const
  for (const [x, share] of table) {
    expect(normalShare(x)).toBeCloseTo(share, 11)
    expect(normalShare(-x)).toBeCloseTo(1 - share, 11)
  }
})

test('the middle is exactly one half, and the far ends are 0 and 1', () => {
  expect(normalShare(0)).toBe(0.5)
  expect(normalShare(-40)).toBe(0)
  expect(normalShare(40)).toBe(1)
  expect(normalShare(Number.MAX_VALUE)).toBe(1)
})

test('it never falls and stays within 0..1', () => {
  const x = fc.double({ min: -50, max: 50, noNaN: true })
  fc.assert(
    fc.property(x, x, (a, b) => {
      const [low, high] = [normalShare(Math.min(a, b)), normalShare(Math.max(a, b))]
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(high - low).toBeGreaterThanOrEqual(-1e-14)
    }),
  )
})
