import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from '#src/adapters/support/redact.ts'

test('a given secret is gone wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/),
      fc.string(),
      (before, secret, after) => {
        expect(redact(before + secret + after, [secret])).not.toContain(secret)
      },
    ),
  )
})

test.each([
  ['refused ntn_abcdef123456', 'refused [secret]'],
  ['key lin_api_AbCdEf012345 is old', 'key [secret] is old'],
  ['github_pat_11ABCDEFG0_xyz', '[secret]'],
  ['ghp_0123456789abcdef', '[secret]'],
  [
    `ghs_123_${'eyJhbGciOi'.repeat(4)}.${'eyJpc3Mi_-'.repeat(9)}.${'c2lnbmF0dX'.repeat(9)} is bad`,
    '[secret] is bad',
  ],
  ['"refused:\\nghs_0123456789abcdef"', '"refused:\\n[secret]"'],
  ['ghs_0123456789abcdef.Try again.', '[secret].Try again.'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE+/\n-----END RSA PRIVATE KEY-----\n', '[secret]\n'],
  ['"-----BEGIN PRIVATE KEY-----\\nMIIEvQ==\\n-----END PRIVATE KEY-----"', '"[secret]"'],
  ['-----BEGIN PRIVATE KEY-----\nMIIEvQ', '[secret]'],
  ['Authorization: Bearer abcdefgh.ijk', 'Authorization: [secret]'],
  ['smtp://mailer:hunter2!@mail.example.com:587', 'smtp://mailer:[secret]@mail.example.com:587'],
])('%s is printed as %s', (text, printed) => {
  expect(redact(text)).toBe(printed)
})

test('words stay as they are', () => {
  const text = 'The database 1f3e of NOTION_KEY_RESULTS is not shared: open https://www.notion.so/abc'

  expect(redact(text, ['', 'is'])).toBe(text)
})
