import { expect, test } from 'vitest'
import { scoreAlone } from '#src/core/backtest/score-alone.ts'

test.each([
  [0.7, 'on_track'],
  [0.699, 'at_risk'],
  [0.4, 'at_risk'],
  [0.399, 'off_track'],
  [null, 'off_track'],
])('the usual tracker shows a score of %d as %s', (score, colour) => {
  expect(scoreAlone(score)).toBe(colour)
})
