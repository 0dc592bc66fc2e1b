import { existsSync, readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { activeDocument, maxPage, pointsPerRow, workDocument } from '#src/adapters/linear/documents.ts'
import { activeVariables } from '#src/adapters/linear/read-active.ts'
import { splitIntoRequests, variablesFor } from '#src/adapters/linear/wanted-work.ts'
import { parseLinks } from '#src/core/work/links.ts'
import { complexityOf, maxComplexity } from '#src/sandbox/linear/complexity.ts'
import { contractTest } from '#test/support/openapi.ts'

const file = 'linear-schema.graphql'
const path = new URL(`../../../../shared/contracts/${file}`, import.meta.url)

contractTest(
  "the documents are valid against Linear's own schema",
  { file, present: existsSync(path), faults: () => [] },
  () => {
    const schema = buildSchema(readFileSync(path, 'utf8'), { assumeValidSDL: true })
    for (const document of [workDocument, activeDocument]) {
      expect(validate(schema, parse(document)).map((fault) => fault.message)).toEqual([])
    }
  },
)

const ids = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)

test.each(['projects', 'initiatives', 'milestones', 'issues'] as const)(
  'a row of %s costs no more points than is reckoned before sending',
  (list) => {
    const none = { projects: [], initiatives: [], milestones: [], issues: [] }
    const points = (count: number) =>
      complexityOf(
        parse(workDocument),
        variablesFor({ ...none, [list]: ids(count).map((id) => `ENG-${id}`) }),
      )
    expect((points(11) - points(1)) / 10).toBeLessThanOrEqual(pointsPerRow[list])
  },
)

test('no request of a large run is above the cap', () => {
  const hex = (index: number) => index.toString(16).padStart(12, '0')
  const text = ids(400)
    .map(Number)
    .flatMap((index) => [
      `https://linear.app/acme/project/p-${hex(index)}`,
      `https://linear.app/acme/initiative/i-${hex(index)}`,
      `https://linear.app/acme/project/p-${hex(index)}#milestone-00000000-0000-4000-8000-${hex(index)}`,
      `https://linear.app/acme/issue/ENG-${index + 1}`,
    ])
    .join('\n')
  const requests = splitIntoRequests(parseLinks(text, { github: 'github.com' }))
  for (const wanted of requests) {
    expect(complexityOf(parse(workDocument), variablesFor(wanted))).toBeLessThanOrEqual(maxComplexity)
    expect(wanted.projects.length).toBeLessThanOrEqual(maxPage)
  }
  expect(requests.flatMap((wanted) => wanted.projects)).toHaveLength(400)
})

test('a page of all that is going on costs at most 4,006 points', () => {
  const points = complexityOf(parse(activeDocument), activeVariables(null, null))
  expect(Math.ceil(points)).toBe(4006)
})
