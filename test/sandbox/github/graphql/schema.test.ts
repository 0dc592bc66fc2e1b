import { schema as published } from '@octokit/graphql-schema'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { githubSchema } from '#src/sandbox/github/graphql/schema.ts'
import { schemaFaults } from '#test/sandbox/linear/schema-faults.ts'

test('our GitHub schema is a part of the published one', () => {
  // The published text repeats a field, which graphql-js would refuse.
  const theirs = buildSchema(published.idl, { assumeValidSDL: true })
  expect(schemaFaults(buildSchema(githubSchema), theirs)).toEqual([])
})
