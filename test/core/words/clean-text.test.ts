import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from '#src/core/words/clean-text.ts'

test('line breaks and other controls become one space', () => {
  expect(cleanText('Ship it\r\nBcc: someone\t\0now\u2028please ')).toBe('Ship it Bcc: someone now please')
})

test('bidi overrides and invisible characters vanish, the words stay', () => {
  expect(cleanText('\u202Egnp.exe\u202C \u2066a\u2069\u200b\ufeff שלום')).toBe('gnp.exe a שלום')
})

test('joined emoji and joined letters stay whole', () => {
  expect(cleanText('👩‍👩‍👧 می‌خواهم')).toBe('👩‍👩‍👧 می‌خواهم')
})

test('a text that is too long ends in an ellipsis and never inside a character', () => {
  expect(cleanText('abcdef', 4)).toBe('abc…')
  expect(cleanText('ab👩‍👩‍👧cdef', 8)).toBe('ab…')
  expect(cleanText('abcd', 4)).toBe('abcd')
  expect(cleanText('一二三四', 8)).toBe('一二三四')
  expect(cleanText('一二三四五', 8)).toBe('一二三…')
})

test('whatever comes in, what comes out is one well-formed line within its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const clean = cleanText(text, most)
      expect(clean.length).toBeLessThanOrEqual(most)
      expect(clean.isWellFormed()).toBe(true)
      expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})
