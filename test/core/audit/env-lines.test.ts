import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { envLines } from '#src/core/audit/env-lines.ts'

test('ids stand bare and JSON in single quotes', () => {
  expect(envLines({ NOTION_OKRS: 'a1b2,c3d4', NOTION_PROPERTIES: '{"okrs":{"target":"Ziel"}}' })).toEqual([
    'NOTION_OKRS=a1b2,c3d4',
    `NOTION_PROPERTIES='{"okrs":{"target":"Ziel"}}'`,
  ])
})

test('whatever a property is called, the line gives its name back to the letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const [line = ''] = envLines({ NOTION_PROPERTIES: JSON.stringify({ target: name }) })

      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(JSON.parse(parseEnv(line)['NOTION_PROPERTIES'] ?? '')).toEqual({ target: name })
    }),
    { examples: [["Ada's `x` $HOME # %"], ['a\u202Eb\n\\n'], ['"']] },
  )
})
