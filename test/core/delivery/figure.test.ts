import { expect, test } from 'vitest'
import { figure } from '#src/core/delivery/figure.ts'
import type { Sample } from '#src/core/delivery/sample.ts'

const empty: Sample = { kind: 'none', reason: 'empty', detail: 'Nothing here.' }
const reading: Sample = { kind: 'none', reason: 'still_reading', detail: 'It is being read.' }
const hours = (values: number[], left = 0): Sample => ({ kind: 'durations', values, left })

test('durations of several links are put together', () => {
  expect(figure('lead time', [hours([1, 9], 2), hours([2], 1)])).toEqual({
    kind: 'value',
    value: 2,
    n: 3,
    p90: null,
    left: 3,
    unit: null,
  })
})

test('parts and wholes are added up, and so are rates', () => {
  const ratios: Sample[] = [
    { kind: 'ratio', part: 1, whole: 1 },
    { kind: 'ratio', part: 0, whole: 3 },
  ]
  expect(figure('change failure rate', ratios)).toMatchObject({ value: 25, n: 4 })
  const rates: Sample[] = [
    { kind: 'rate', count: 8, days: 28 },
    { kind: 'rate', count: 4, days: 28 },
  ]
  expect(figure('deploy frequency', rates)).toMatchObject({ value: 3, n: 12, unit: null })
})

test('a link of which there is nothing adds nothing to others', () => {
  expect(figure('lead time', [empty, hours([4])])).toMatchObject({ value: 4, n: 1 })
  expect(figure('lead time', [empty, empty])).toBe(empty)
})

test('a link of which nothing is known makes the whole unknown', () => {
  expect(figure('lead time', [hours([4]), empty, reading])).toBe(reading)
})

test('no link gives no figure', () => {
  expect(figure('lead time', [])).toMatchObject({ kind: 'none', reason: 'empty' })
})

test('points and issues, or cycles and weeks, make no common velocity', () => {
  const points: Sample = { kind: 'amounts', values: [10, 20], unit: 'points' }
  const issues: Sample = { kind: 'amounts', values: [3], unit: 'issues' }
  const weekly: Sample = { kind: 'rate', count: 4, days: 28 }
  expect(figure('velocity', [points, { ...points, values: [60] }])).toMatchObject({ value: 20, n: 3 })
  expect(figure('velocity', [weekly])).toMatchObject({ value: 1, unit: 'points' })
  expect(figure('velocity', [points, issues])).toEqual({
    kind: 'none',
    reason: 'unsupported_link',
    detail:
      'The velocity of one team is counted in points and that of another in issues, so they make no common figure.',
  })
  expect(figure('velocity', [points, weekly])).toMatchObject({
    detail:
      'The velocity of a team is told by cycle and that of a project by week, so they make no common figure.',
  })
})
