import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckIn } from '#src/core/history.ts'
import { inForce } from '#src/core/rows/in-force.ts'

function checkIn(day: number, source: CheckIn['source'], value: number): CheckIn {
  return { keyResultId: 'k1', day: `2026-11-${String(day).padStart(2, '0')}`, value, source }
}

function valuesOf(...checkIns: CheckIn[]): readonly number[] {
  return inForce(checkIns).days.map(({ value }) => value)
}

test('typed and measured values stand on the days they were seen', () => {
  expect(inForce([checkIn(2, 'typed', 10), checkIn(9, 'measured', 12)]).days).toEqual([
    { day: '2026-11-02', value: 10 },
    { day: '2026-11-09', value: 12 },
  ])
})

test('a correction stands on the following days while the measured value stays the same', () => {
  const days = [checkIn(2, 'measured', 40), checkIn(3, 'measured', 40), checkIn(3, 'typed', 45)]

  expect(valuesOf(...days, checkIn(4, 'measured', 40))).toEqual([40, 45, 45])
})

test('a correction ends when the measured value changes', () => {
  const days = [checkIn(2, 'measured', 40), checkIn(3, 'typed', 45), checkIn(4, 'measured', 41)]

  expect(valuesOf(...days, checkIn(5, 'measured', 41))).toEqual([40, 45, 41, 41])
})

test('what was typed before anything was measured is no correction of it', () => {
  expect(valuesOf(checkIn(2, 'typed', 10), checkIn(3, 'measured', 40), checkIn(4, 'measured', 40))).toEqual([
    10, 40, 40,
  ])
})

test('the order in which check-ins are given does not matter', () => {
  const entry = fc.record({
    day: fc.integer({ min: 1, max: 9 }),
    source: fc.constantFrom('typed' as const, 'measured' as const),
    value: fc.integer({ min: 0, max: 3 }),
  })
  const history = fc.uniqueArray(entry, { selector: ({ day, source }) => `${day} ${source}`, maxLength: 12 })
  fc.assert(
    fc.property(history, (entries) => {
      const checkIns = entries.map(({ day, source, value }) => checkIn(day, source, value))
      expect(inForce(checkIns.toReversed())).toEqual(inForce(checkIns))
    }),
  )
})
