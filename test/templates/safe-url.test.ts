import { expect, test } from 'vitest'
import { safeUrl } from '#templates/safe-url.ts'

test.each([
  ['https://www.notion.so/row', 'https://www.notion.so/row'],
  ['HTTPS://www.notion.so', 'https://www.notion.so/'],
  ['http://127.0.0.1:4100/row', 'http://127.0.0.1:4100/row'],
  ['http://localhost/row', 'http://localhost/row'],
  ['http://[::1]:4100/row', 'http://[::1]:4100/row'],
])('%s may be linked to', (url, href) => {
  expect(safeUrl(url)).toBe(href)
})

test.each([
  '',
  'row',
  '/row',
  'http://www.notion.so/row',
  'http://127.0.0.1.example.test/',
  'https://www.notion.so@evil.example.test/',
  'https://user:secret@www.notion.so/',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'mailto:a@example.test',
])('%j may not', (url) => {
  expect(safeUrl(url)).toBeNull()
})

test('what could end an attribute is encoded', () => {
  expect(safeUrl('https://www.notion.so/"><script>')).toBe('https://www.notion.so/%22%3E%3Cscript%3E')
})
