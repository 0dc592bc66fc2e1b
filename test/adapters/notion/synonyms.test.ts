import { expect, test } from 'vitest'
import { isReadable } from '#src/adapters/notion/cell-types.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { synonymsOf } from '#src/adapters/notion/synonyms.ts'
import { plainWords } from '#src/core/words/plain-words.ts'

const layouts = [
  ['objectives', false],
  ['keyResults', false],
  ['keyResults', true],
  ['initiatives', false],
  ['decisions', false],
] as const

test.each(layouts)('in %s (flat: %s) no name means two fields that are kept in one type', (kind, flat) => {
  const types = ['rich_text', 'select', 'number', 'date', 'people', 'relation']
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const [code, field] of fieldsOf(kind, flat)) {
    if (field.service || field.read === false) continue
    for (const name of [field.name, ...synonymsOf(kind, code)].map(plainWords)) {
      for (const type of types.filter((each) => isReadable(kind, code, field, each))) {
        const other = seen.get(`${name} ${type}`)
        if (other !== undefined && other !== code) twice.push(`${name} (${type}): ${other}, ${code}`)
        seen.set(`${name} ${type}`, code)
      }
    }
  }
  expect(twice).toEqual([])
})
