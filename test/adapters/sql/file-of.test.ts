import { expect, test } from 'vitest'
import { fileOf } from '#workers/file-of.ts'

test.each([
  ['file:okr-sync.db', 'okr-sync.db'],
  ['file:/var/lib/fl%C3%BCr/store.db?cache=shared', '/var/lib/flür/store.db'],
  ['file://localhost/var/store.db', '/var/store.db'],
  ['file::memory:', null],
  ['file:%E0%A4.db', null],
  ['libsql://name.example.com?authToken=secret', null],
])('the file of %s is %s', (url, file) => {
  expect(fileOf(url)).toBe(file)
})
