import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayPages, fromDayPages } from '#src/core/inputs/day-pages.ts'

const day = fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21')
const row = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    day,
    score: fc.constantFrom(0, -0, 0.5, null, undefined),
    period: fc.constantFrom(null, { start: 'x', end: 'y' }, { end: 'y', start: 'x' }),
  },
  { requiredKeys: ['id', 'day'], noNullPrototype: true },
)
const keyOf = ({ id }: { readonly id: string }) => id

test('rows come back as they were, by their days, whichever came, went, moved or changed', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 24 }), (rows) => {
      const back = fromDayPages(dayPages(rows, keyOf))

      const byDay = rows.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      expect(back).toStrictEqual(byDay)
      expect(JSON.stringify(back)).toBe(JSON.stringify(byDay))
    }),
  )
})

test('an earlier day is told the same whatever later days bring, and a day on which nothing moved is a short one', () => {
  const on = (day: string) =>
    Array.from({ length: 500 }, (_, id) => ({ id: `row-${id}`, day, score: id / 7 }))
  const first = dayPages([...on('2026-11-18'), ...on('2026-11-19')], keyOf)
  const next = dayPages(
    [...on('2026-11-18'), ...on('2026-11-19'), { id: 'new', day: '2026-11-20', score: 1 }],
    keyOf,
  )

  expect(next.slice(0, 2)).toEqual(first)
  expect(JSON.stringify(first[1]).length).toBeLessThan(100)
})
