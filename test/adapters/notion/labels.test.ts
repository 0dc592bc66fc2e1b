import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, directionLabels, type Labels, typeLabels } from '#src/adapters/notion/labels.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'

const tables: readonly Labels<string>[] = [typeLabels, directionLabels, STATUS_LABEL]

test('every label leads back to its code, however it is spaced, cased or decorated', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tables),
      fc.nat(),
      fc.constantFrom(' ', '-', '_', ' – '),
      fc.constantFrom('', '🟢 ', '* '),
      fc.boolean(),
      (table, n, gap, ornament, upper) => {
        const codes = Object.keys(table)
        const code = codes[n % codes.length]!
        const label = ornament + table[code]!.replaceAll(' ', gap)

        expect(codeOf(table, upper ? label.toUpperCase() : label)).toBe(code)
      },
    ),
  )
})

test('another word is no code', () => {
  expect(codeOf(STATUS_LABEL, 'On tracks')).toBeUndefined()
  expect(codeOf(STATUS_LABEL, '')).toBeUndefined()
  expect(codeOf(STATUS_LABEL, 'toString')).toBeUndefined()
})
