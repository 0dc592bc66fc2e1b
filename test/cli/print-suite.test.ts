import { expect, test } from 'vitest'
import { printSuite } from '#src/cli/print-suite.ts'
import { figuresOf } from '#src/core/backtest/figure.ts'

const nothing = { running: 0, withoutOutcome: 0, withoutColour: 0, greyDays: 0, movedDays: 0, oldDays: 0 }

test('a figure that is not the expected one is marked, and the end says so', () => {
  const figure = figuresOf('These rules')
  const figures = [
    figure('Brier score', 0.21, 0.2062, 4),
    figure('Red that was reached', null, 0.3, 2, 'share'),
  ]

  const printed = printSuite({ figures, agrees: false }, nothing)

  expect(printed).toMatch(/Brier score +0\.2100 +0\.2062 {3}differs\n/)
  expect(printed).toMatch(/Red that was reached +– +30 % {3}differs\n/)
  expect(printed).toContain('2 of 2 figures are not as expected')
  expect(printed).not.toContain('Left out')
})

test('what is stored and cannot be used yet is told', () => {
  const printed = printSuite({ figures: [], agrees: true }, { ...nothing, running: 12, oldDays: 1 })

  expect(printed).toContain('  12 key results whose cycle goes on\n')
  expect(printed).toContain('  1 day from before the target score was stored\n')
})
