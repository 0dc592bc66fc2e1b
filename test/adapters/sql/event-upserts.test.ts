import { drizzle } from 'drizzle-orm/libsql'
import { expect, test } from 'vitest'
import { eventUpserts } from '#src/adapters/sql/event-upserts.ts'
import { issue } from '#test/core/delivery/some-events.ts'

const db = drizzle.mock()

test('a page of events is one statement, for a run on D1 may send 1,000 of them', () => {
  const page = Array.from({ length: 1_000 }, (_, id) => issue(`${id}`))
  expect(eventUpserts(db, 'acme', page)).toHaveLength(1)
  expect(eventUpserts(db, 'acme', [])).toEqual([])
})

test('events that are too heavy together come in several statements, each under the 2 MB of one value on D1', () => {
  const page = Array.from({ length: 10 }, (_, id) => issue(`${id}`, { labels: ['€'.repeat(200_000)] }))
  const values = eventUpserts(db, 'acme', page).flatMap((statement) => boundIn(statement))
  expect(values).toHaveLength(5)
  for (const value of values) expect(Buffer.byteLength(value)).toBeLessThan(2_000_000)
})

function boundIn(statement: unknown): string[] {
  const { params } = (statement as { toSQL(): { readonly params: unknown[] } }).toSQL()
  return params.filter((param) => typeof param === 'string' && param.startsWith('[')) as string[]
}
