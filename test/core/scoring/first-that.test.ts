import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstThat } from '#src/core/scoring/first-that.ts'

test('the first of which it holds is found', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (first, most) => {
      expect(firstThat(0, most, (number) => number >= first)).toBe(first <= most ? first : null)
    }),
  )
})

test('there is none where there is nothing to try', () => {
  expect(firstThat(0, -1, () => true)).toBeNull()
})
