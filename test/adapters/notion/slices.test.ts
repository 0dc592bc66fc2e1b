import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slices } from '#src/adapters/notion/slices.ts'

const moment = (minute: number) => new Date(Date.parse('2026-01-01') + minute * 60_000).toISOString()

const rowsIn = (
  created: readonly string[],
  { from = '', before = '9' }: { from?: string; before?: string },
) => created.filter((each) => each >= from && each < before).length

test('parts hold every row once, and whole pages of them but for rows of one minute', () => {
  const minutes = fc.array(fc.nat(400), { maxLength: 1_500 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 5 }), (given, pages) => {
      const created = given.map(moment)
      const parts = slices(created, pages)
      const sizes = parts.map((part) => rowsIn(created, part))

      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(created.length)
      expect(parts[0]?.from).toBeUndefined()
      expect(parts.at(-1)?.before).toBeUndefined()
      for (const [index, part] of parts.entries()) {
        const sameMinute = created.filter((each) => each === part.from).length
        expect(sizes[index]).toBeLessThanOrEqual(Math.max(pages * 100, sameMinute))
      }
    }),
    { numRuns: 60 },
  )
})

test('rows that were made a minute apart take as many requests in parts as in one walk, and at most 20 parts', () => {
  const created = Array.from({ length: 10_050 }, (_, minute) => moment(minute))
  const parts = slices(created, 5)
  const requests = parts.map((part) => Math.ceil(rowsIn(created, part) / 100))

  expect(requests.reduce((sum, each) => sum + each, 0)).toBe(101)
  expect(parts.length).toBeGreaterThan(10)
  expect(parts.length).toBeLessThanOrEqual(20)
  expect(slices(created.slice(0, 500), 5)).toEqual([{}])
})
