import { expect, test } from 'vitest'
import { colourQuality } from '#src/core/backtest/colour-quality.ts'

test('hit rates are of what had the colour, false alarms of the hits, missed alarms of the misses', () => {
  const shown = [
    { colour: 'on_track', hit: true },
    { colour: 'on_track', hit: true },
    { colour: 'on_track', hit: false },
    { colour: 'off_track', hit: true },
    { colour: 'off_track', hit: false },
  ] as const

  expect(colourQuality(shown)).toEqual({
    hitRate: { on_track: 2 / 3, at_risk: null, off_track: 1 / 2 },
    falseAlarms: 1 / 3,
    missedAlarms: 1 / 2,
  })
})
