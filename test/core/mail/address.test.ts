import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedRecipient, isPlainAddress, parseAddress } from '#src/core/mail/address.ts'

test.each([
  'cto@example.test',
  "o'neil+okr@mail.example.co",
  'a.b-c_d@xn--bcher-kva.example',
  'A@B.Test',
  'cto@localhost',
])('%s is a plain address', (address) => expect(isPlainAddress(address)).toBe(true))

test.each([
  '',
  'cto',
  'cto@server',
  'cto@example.test, evil@evil.test',
  'cto@example.test\r\nRCPT TO:<evil@evil.test>',
  '"evil@evil.test x"@example.test',
  'cto@example.test(comment)',
  'Ada <cto@example.test>',
  'cto@@example.test',
  'cto@evil.test@example.test',
  'cto@-example.test',
  'cto@example..test',
  '.cto@example.test',
  'cto@exämple.test',
  'jörg@example.test',
  'cto%evil.test@example.test',
  'evil.test!cto@example.test',
  '|cto@example.test',
  'cto@example.test.',
  'cto@[127.0.0.1]',
  `${'a'.repeat(65)}@example.test`,
  `cto@${'a.'.repeat(130)}test`,
])('%j is not', (address) => expect(isPlainAddress(address)).toBe(false))

test('an address may come with a display name', () => {
  const address = 'okr@example.test'
  expect(parseAddress(address)).toEqual({ name: '', address })
  expect(parseAddress(' OKR sync  <okr@example.test> ')).toEqual({ name: 'OKR sync', address })
  expect(parseAddress('"OKR, weekly" <okr@example.test>')).toEqual({ name: 'OKR, weekly', address })
  expect(parseAddress('OKR sync okr@example.test')).toBeNull()
  expect(parseAddress('A <a@b.test> <okr@example.test>')).toBeNull()
  expect(parseAddress('A\r\nBcc: x <okr@example.test>')).toBeNull()
})

test('only the allowed domains may be written to, a subdomain is not one of them', () => {
  const domains = ['Example.test', 'acme.test']
  expect(allowedRecipient('cto@example.TEST', domains)).toBe(true)
  expect(allowedRecipient('cto@mail.example.test', domains)).toBe(false)
  expect(allowedRecipient('cto@evil-example.test', domains)).toBe(false)
  expect(allowedRecipient('cto@anywhere.test', [])).toBe(true)
  expect(allowedRecipient('cto@anywhere.test, x@y.test', [])).toBe(false)
})

test('whatever is allowed has one @ and ends in an allowed domain', () => {
  const part = fc.constantFrom(
    'a',
    '@',
    '.',
    'example.test',
    'evil.test',
    '<',
    '>',
    ',',
    ' ',
    '"',
    '(',
    '\r\n',
  )
  const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      fc.tuple(text, fc.constantFrom('@example.test', '')).map((parts) => parts.join('')),
      (address) => {
        if (!allowedRecipient(address, ['example.test'])) return
        expect(address).toMatch(/^[^@\s<>,"(]+@example\.test$/)
      },
    ),
  )
})
