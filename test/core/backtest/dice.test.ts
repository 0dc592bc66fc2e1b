import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDice } from '#src/core/backtest/dice.ts'

test('the numbers of seed 2026 are those of mulberry32', () => {
  const dice = createDice(2026)

  const numbers = [dice.next(), dice.next(), dice.next(), dice.next()]

  for (const [index, expected] of [0.455407699, 0.308496146, 0.661157449, 0.618475218].entries()) {
    expect(numbers[index]).toBeCloseTo(expected, 9)
  }
})

test('a seed counts modulo 2^32, and every number is in 0..1', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 1000 }), (seed, turns) => {
      const number = createDice(seed).next()
      expect(createDice(seed + turns * 2 ** 32).next()).toBe(number)
      expect(number).toBeGreaterThanOrEqual(0)
      expect(number).toBeLessThan(1)
    }),
  )
})
