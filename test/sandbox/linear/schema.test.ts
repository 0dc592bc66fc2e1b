import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { linearSchema } from '#src/sandbox/linear/schema.ts'
import { contractTest, openContract } from '#test/support/openapi.ts'
import { schemaFaults } from './schema-faults.ts'

function published(): string {
  return ['linear-schema.graphql', 'linear-schema-98-delta.graphql']
    .map((file) => readFileSync(new URL(`../../../../shared/contracts/${file}`, import.meta.url), 'utf8'))
    .join('\n')
}

contractTest(
  'our Linear schema is a part of the published one',
  openContract('linear-schema.graphql'),
  () => {
    expect(schemaFaults(buildSchema(linearSchema), buildSchema(published()))).toEqual([])
  },
)

test('the comparison sees a type, field, argument, value or nullability that is not published', () => {
  const theirs = buildSchema('type Query { a(x: Int): Int! b: E } enum E { ONE }')
  const wrong = [
    'type Query { a(x: Int): Int! c: Int }',
    'type Query { a(y: Int): Int! }',
    'type Query { a: Int }',
    'type Query { b: E! } enum E { ONE }',
    'type Query { b: E } enum E { ONE TWO }',
    'type Query { b: E } enum E { ONE } type Other { a: Int }',
  ]
  expect(schemaFaults(buildSchema('type Query { a(x: Int): Int! }'), theirs)).toEqual([])
  expect(wrong.filter((sdl) => schemaFaults(buildSchema(sdl), theirs).length === 0)).toEqual([])
})
