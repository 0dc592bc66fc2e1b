import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceQuality } from '#src/core/backtest/chance-quality.ts'

test('the Brier score is the mean squared distance of the chances from what happened', () => {
  const told = [
    { confidence: 0.9, hit: true },
    { confidence: 0.6, hit: false },
  ]

  const quality = chanceQuality(told)

  expect(quality).toMatchObject({ checks: 2, hitRate: 0.5, brierOfHitRate: 0.25 })
  expect(quality.brier).toBeCloseTo((0.01 + 0.36) / 2, 12)
})

test('without any chance nothing is known', () => {
  expect(chanceQuality([])).toEqual({
    checks: 0,
    hitRate: null,
    brier: null,
    brierOfHitRate: null,
    calibrationError: null,
    bins: [],
  })
})

test('chances that keep their word are 0 away from what happened, in bins of a tenth', () => {
  const told = [true, false, false, false].map((hit) => ({ confidence: 0.25, hit }))

  const quality = chanceQuality([...told, { confidence: 1, hit: true }])

  expect(quality.calibrationError).toBe(0)
  expect(quality.bins).toEqual([
    { from: 0.2, to: 0.3, checks: 4, told: 0.25, happened: 0.25 },
    { from: 0.9, to: 1, checks: 1, told: 1, happened: 1 },
  ])
})

test('every chance is in one bin, and no figure leaves 0..1', () => {
  const told = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), hit: fc.boolean() })
  fc.assert(
    fc.property(fc.array(told, { minLength: 1 }), (all) => {
      const { bins, brier, calibrationError } = chanceQuality(all)
      expect(bins.reduce((sum, { checks }) => sum + checks, 0)).toBe(all.length)
      for (const figure of [brier, calibrationError]) {
        expect(figure).toBeGreaterThanOrEqual(0)
        expect(figure).toBeLessThanOrEqual(1)
      }
    }),
  )
})
