import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromText, toText } from '#src/core/inputs/lossless-json.ts'

const leaf = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    -0,
    0,
    Number.NaN,
    Infinity,
    -Infinity,
    '',
    '\u0001',
    '\u0001undefined',
    '\\u0001',
  ),
  fc.double(),
  fc.boolean(),
  fc.string({ unit: 'binary' }),
)
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
  ),
}))

test('what is told as text comes back as it was: undefined, null, -0, odd texts, and the order of properties', () => {
  fc.assert(
    fc.property(anything, (value) => {
      const back = fromText(toText(value))
      expect(back).toStrictEqual(value)
      expect(toText(back)).toBe(toText(value))
    }),
  )
})

test('plain data is plain JSON', () => {
  const row = { b: [1, 'x', null], a: { c: 0.1 } }
  expect(toText(row)).toBe(JSON.stringify(row))
})
