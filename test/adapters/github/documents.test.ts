import { schema } from '@octokit/graphql-schema'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { buildWorkDocument, type GithubLink } from '#src/adapters/github/documents.ts'
import { parseLinks } from '#src/core/work/links.ts'

test("the document is valid against GitHub's own schema, with a variable for every argument", () => {
  const links = parseLinks(
    `https://github.com/acme/shop/milestone/1 https://github.com/acme/shop/issues/2
     https://github.com/acme/shop/pull/3 https://github.com/acme/shop/issues?q=label:bug`,
    { github: 'github.com' },
  ) as GithubLink[]

  const { document, variables } = buildWorkDocument(links)

  // The published SDL declares one field twice.
  const github = buildSchema(schema.idl, { assumeValidSDL: true })
  expect(validate(github, parse(document)).map((fault) => fault.message)).toEqual([])
  expect(variables).toEqual({
    owner0: 'acme',
    repo0: 'shop',
    number0: 1,
    owner1: 'acme',
    repo1: 'shop',
    number1: 2,
    owner2: 'acme',
    repo2: 'shop',
    number2: 3,
    open3: 'repo:acme/shop label:bug is:issue is:open',
    closed3: 'repo:acme/shop label:bug is:issue is:closed',
  })
})
