import { expect, test } from 'vitest'
import { thresholdsToTry } from '#src/core/backtest/thresholds.ts'
import { Policy } from '#src/core/policy.ts'

test('the thresholds in force come first, and the defaults beside them only where they differ', () => {
  const names = (cuts: object) => thresholdsToTry(Policy.parse({ cuts }).cuts).map(({ name }) => name)

  expect(names({})).toEqual([
    'In force',
    'No margin',
    'Wider margin',
    'Stricter',
    'Milder',
    'Red later',
    'Score alone',
  ])
  expect(names({ green: 0.9 })[1]).toBe('Defaults')
  expect(names({ green: 0.8, amber: 0.6, margin: 0 })).toEqual([
    'In force',
    'Defaults',
    'Wider margin',
    'Milder',
    'Red later',
    'Score alone',
  ])
})

test('each says what it does', () => {
  const [inForce] = thresholdsToTry(Policy.parse({}).cuts)

  expect(inForce?.says).toBe('green above 70 %, red below 50 %, margin 5 %')
})
