import { expect, test } from 'vitest'
import { nearestWord } from '#src/core/company/nearest-word.ts'

const KNOWN = ['weight', 'target_value', 'percentage', 'id', 'title']

test.each([
  ['wieght', 'weight'],
  ['targt_value', 'target_value'],
  ['targetvalue', 'target_value'],
  ['percent', 'percentage'],
  ['titel', 'title'],
  ['colour', null],
  ['it', null],
  ['', null],
  ['x'.repeat(10_000), null],
])('%s is near %s', (typed, word) => {
  expect(nearestWord(typed, KNOWN)).toBe(word)
})
