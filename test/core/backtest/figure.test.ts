import { expect, test } from 'vitest'
import { figuresOf } from '#src/core/backtest/figure.ts'

const figure = figuresOf('Some figures')

test.each([
  [0.20623, 0.2062, 4, true],
  [0.2063, 0.2062, 4, false],
  [0.376, 0.38, 2, true],
  [0.365, 0.38, 2, false],
  [3600, 3600, 0, true],
  [3601, 3600, 0, false],
  [null, 0, 0, false],
])('%d where %d is expected, known to %d decimals: agrees %s', (found, expected, digits, agrees) => {
  expect(figure('A figure', found, expected, digits)).toMatchObject({ group: 'Some figures', agrees })
})
