import { expect, test } from 'vitest'
import { type CarriedRow, carriedOver } from '#src/core/cycle/carried-over.ts'

const quarters = {
  q2: { start: '2026-04-01', end: '2026-06-30' },
  q3: { start: '2026-07-01', end: '2026-09-30' },
  q4: { start: '2026-10-01', end: '2026-12-31' },
}

function row(id: string, quarter: keyof typeof quarters, given: Partial<CarriedRow> = {}): CarriedRow {
  return { id, title: id, team: null, supports: [], period: quarters[quarter], ...given }
}

test('an objective goes on with the last one of its title, of no other team and no cycle that still ran', () => {
  const title = 'Win the market'
  const found = carriedOver([
    row('a', 'q2', { title }),
    row('b', 'q3', { title: 'win the market!', team: 'Sales' }),
    row('c', 'q4', { title, team: 'Sales' }),
    row('d', 'q4', { title, team: 'Product' }),
    row('e', 'q4', { title: 'Another' }),
  ])

  expect(Object.fromEntries(found)).toEqual({
    b: { id: 'a', by: 'title' },
    c: { id: 'b', by: 'title' },
    d: { id: 'a', by: 'title' },
  })
})

test('a link to an objective of an earlier cycle tells before the title does', () => {
  const found = carriedOver([
    row('a', 'q3', { title: 'Grow' }),
    row('b', 'q3', { title: 'Sell more' }),
    row('c', 'q4', { title: 'Grow', supports: ['b'] }),
    row('d', 'q4', { supports: ['c'] }),
  ])

  expect(Object.fromEntries(found)).toEqual({ c: { id: 'b', by: 'relation' } })
})
