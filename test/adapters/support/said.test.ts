import fc from 'fast-check'
import { expect, test } from 'vitest'
import { said } from '#src/adapters/support/said.ts'

test('what a system said ends a sentence with one full stop, whether it bore one or not', () => {
  expect(said('Timed out')).toBe('Timed out.')
  expect(said('GitHub answered HTTP 502.')).toBe('GitHub answered HTTP 502.')
  expect(said('Is this\r\n  a cursor?')).toBe('Is this a cursor?')
})

test('whatever a system said becomes one line of at most 201 letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (message) => {
      const line = said(message)
      expect(line.length).toBeLessThanOrEqual(201)
      expect(line).toMatch(/^[^\n]*[.!?…]$/)
    }),
  )
})
