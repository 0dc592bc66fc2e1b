import { expect, test } from 'vitest'
import { workingMoment } from '#src/cli/working-moment.ts'

test.each([
  ['in the middle of a working day', '2026-11-18T12:34:56.789Z', '2026-11-18T12:34:56.789Z'],
  ['in the evening', '2026-11-18T22:10:00.000Z', '2026-11-18T15:00:00.000Z'],
  ['in the night', '2026-11-18T03:10:00.000Z', '2026-11-17T15:00:00.000Z'],
  ['on a Saturday', '2026-11-21T12:00:00.000Z', '2026-11-20T15:00:00.000Z'],
  ['on a Sunday night', '2026-11-22T23:00:00.000Z', '2026-11-20T15:00:00.000Z'],
  ['early on a Monday, of the next month', '2026-06-01T05:00:00.000Z', '2026-05-29T15:00:00.000Z'],
])('a demo started %s ends when letters leave', (_, now, ends) => {
  expect(workingMoment(now)).toBe(ends)
})
