import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf } from '#src/adapters/notion/code-of.ts'
import {
  decisionStatusLabels,
  directionLabels,
  initiativeStatusLabels,
  keyResultStateLabels,
  type Labels,
  levelLabels,
  typeLabels,
} from '#src/adapters/notion/labels.ts'
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

test.each<[Labels<string>, string, string]>([
  [levelLabels, 'Unternehmen', 'company'],
  [levelLabels, 'Équipe', 'team'],
  [typeLabels, 'Ja/Nein', 'yes_no'],
  [typeLabels, 'Pourcentage', 'percentage'],
  [directionLabels, 'Senken', 'decrease'],
  [directionLabels, 'Al menos', 'at_least'],
  [keyResultStateLabels, 'Aplazado', 'deferred'],
  [initiativeStatusLabels, 'In progress', 'on_track'],
  [initiativeStatusLabels, '🚧 Blockiert', 'blocked'],
  [initiativeStatusLabels, 'Terminé', 'done'],
  [decisionStatusLabels, 'Beschlossen', 'decided'],
  [decisionStatusLabels, 'Propuesta', 'proposed'],
  [STATUS_LABEL, 'Im Plan', 'on_track'],
])('options are known in other languages: "$1" is $2', (labels, option, code) => {
  expect(codeOf(labels, option)).toBe(code)
})

test('what is under way is no colour', () => {
  expect(codeOf(STATUS_LABEL, 'In progress')).toBeUndefined()
})
