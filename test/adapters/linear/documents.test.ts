import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { createEstimator } from '#src/adapters/linear/complexity.ts'
import {
  activeDocument,
  doctorDocument,
  followDocument,
  maxPage,
  movedDocument,
  partsDocument,
  workDocument,
} from '#src/adapters/linear/documents.ts'
import { activeVariables } from '#src/adapters/linear/read-active.ts'
import { splitIntoRequests, variablesFor } from '#src/adapters/linear/wanted-work.ts'
import { widestPage } from '#src/adapters/linear/widest-page.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import { complexityOf, maxComplexity } from '#src/sandbox/linear/complexity.ts'
import { contractTest } from '#test/support/openapi.ts'

const file = 'linear-schema.graphql'
const path = new URL(`../../../../shared/contracts/${file}`, import.meta.url)

const documents = [
  workDocument,
  activeDocument,
  followDocument,
  partsDocument('milestones', 40),
  partsDocument('initiatives', 40),
  movedDocument(250),
  doctorDocument,
]

contractTest(
  "the documents are valid against Linear's own schema",
  { file, present: existsSync(path) },
  () => {
    const schema = buildSchema(readFileSync(path, 'utf8'), { assumeValidSDL: true })
    for (const document of documents) {
      expect(validate(schema, parse(document)).map((fault) => fault.message)).toEqual([])
    }
  },
)

test('what a document costs is reckoned before sending as Linear reckons it', () => {
  const size = fc.integer({ min: 0, max: 250 })
  const names = [...new Set(documents.join(' ').match(/(?<=first: \$)\w+/g))]
  const variables = fc.record(Object.fromEntries(names.map((name) => [name, size])), { requiredKeys: [] })
  const others = [
    '{ viewer { id name email } }',
    '{ issues { nodes { id title createdAt } } }',
    '{ issues(last: 10) { edges { node { id title } } } }',
    'query Q($n: Int) { a: issues(filter: { team: { key: { eq: "first: 3)" } } }, first: $n) @include(if: true) { nodes { id } } }',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...documents, ...others), variables, (document, values) => {
      expect(createEstimator(document)(values)).toBe(complexityOf(parse(document), values))
    }),
  )
})

test('no request is above the cap, whatever is linked, and all of it is asked for once', () => {
  const count = fc.integer({ min: 0, max: 400 })
  const counts = fc.record({
    projects: count,
    initiatives: count,
    milestones: count,
    issues: count,
    cycles: count,
  })
  fc.assert(
    fc.property(counts, ({ projects, initiatives, milestones, issues, cycles }) => {
      const links: WorkLink[] = []
      const at = { url: '', workspace: 'acme' }
      for (let index = 1; index <= 400; index += 1) {
        const slugId = `${index}`
        if (index <= projects) links.push({ ...at, kind: 'linear_project', slugId })
        if (index <= initiatives) links.push({ ...at, kind: 'linear_initiative', slugId })
        if (index <= milestones) links.push({ ...at, kind: 'linear_milestone', slugId, milestoneId: slugId })
        if (index <= issues) links.push({ ...at, kind: 'linear_issue', identifier: `ENG-${index}` })
        if (index <= cycles) links.push({ ...at, kind: 'linear_cycle', team: 'ENG', cycle: index })
      }
      const requests = splitIntoRequests([...links, ...links])
      for (const wanted of requests) {
        expect(complexityOf(parse(workDocument), variablesFor(wanted))).toBeLessThanOrEqual(maxComplexity)
        for (const keys of Object.values(wanted)) expect(keys.length).toBeLessThanOrEqual(maxPage)
      }
      const keys = requests.flatMap((wanted) => Object.values(wanted).flat())
      expect(keys).toHaveLength(projects + initiatives + milestones + issues + cycles)
    }),
    { numRuns: 10 },
  )
})

test('120 projects, 40 cycles and 40 milestones with 80 issues each fit into one request', () => {
  const hex = (index: number) => index.toString(16).padStart(12, '0')
  const text = Array.from({ length: 120 }, (_, index) => [
    `https://linear.app/acme/project/p-${hex(index)}`,
    ...(index < 40
      ? [
          `https://linear.app/acme/project/p-${hex(index)}#milestone-00000000-0000-4000-8000-${hex(index)}`,
          `https://linear.app/acme/team/T${index}/cycle/active`,
        ]
      : []),
  ]).flat()
  const requests = splitIntoRequests(parseLinks(text.join('\n'), { github: 'github.com' }))
  expect(requests).toHaveLength(1)
  expect(requests.map(variablesFor)).toMatchObject([
    {
      projectCount: 120,
      cycleCount: 40,
      milestoneCount: 40,
      milestoneParts: expect.toSatisfy((n) => n >= 80),
    },
  ])
})

test('the next pages of 40 milestones or initiatives fit into a request, the page of a single one is whole', () => {
  for (const of of ['milestones', 'initiatives'] as const) {
    for (const rows of [1, 40]) {
      const document = partsDocument(of, rows)
      const parts = widestPage((size) => createEstimator(document)({ parts: size }))
      expect(complexityOf(parse(document), { parts })).toBeLessThanOrEqual(maxComplexity)
      expect(parts).toBeGreaterThanOrEqual(rows === 1 ? maxPage : 45)
    }
  }
})

test('a page of all that is going on costs at most 4,006 points, one of all that changed 9,000', () => {
  const active = complexityOf(parse(activeDocument), activeVariables(null, null))
  expect(Math.ceil(active)).toBe(4006)
  const pages = { issueCount: maxPage, cycleCount: maxPage, teamCount: maxPage }
  expect(complexityOf(parse(followDocument), pages)).toBeLessThanOrEqual(9_000)
})
