import { expect, test } from 'vitest'
import { runSuite } from '#src/core/backtest/suite.ts'

const suite = runSuite()

test('every figure of the suite is as it was measured when the rules were chosen', () => {
  expect(suite.figures.filter(({ agrees }) => !agrees)).toEqual([])
  expect(suite.agrees).toBe(true)
})

test.each([
  ['These rules, reaching 1.0', 0.2062],
  ['These rules, reaching 0.7', 0.1613],
])('the Brier score of %s is %d', (group, expected) => {
  const brier = suite.figures.find((figure) => figure.group === group && figure.name === 'Brier score')

  expect(brier?.expected).toBe(expected)
  expect(Math.abs((brier?.found ?? Number.NaN) - expected)).toBeLessThan(0.0005)
})

test('green keeps more than 70 % and red less than 50 % of what it is shown for', () => {
  const rates = (name: string) =>
    suite.figures
      .filter((figure) => figure.group.startsWith('These rules') && figure.name === name)
      .map(({ found }) => found ?? Number.NaN)

  expect(Math.min(...rates('Green that was reached'))).toBeGreaterThan(0.7)
  expect(Math.max(...rates('Red that was reached'))).toBeLessThan(0.5)
})
