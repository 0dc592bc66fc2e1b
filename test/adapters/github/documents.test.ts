import { schema } from '@octokit/graphql-schema'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { commitFeed } from '#src/adapters/github/commit-feed.ts'
import { deploymentFeed } from '#src/adapters/github/deployment-feed.ts'
import { buildDoctorDocument } from '#src/adapters/github/doctor-document.ts'
import { buildWorkDocument, type GithubLink } from '#src/adapters/github/documents.ts'
import { askForMany, buildFeedDocument, nodesIn } from '#src/adapters/github/feed-document.ts'
import { beginReading } from '#src/adapters/github/feed-reading.ts'
import { incidentFeed } from '#src/adapters/github/incident-feed.ts'
import { pullFeed } from '#src/adapters/github/pull-feed.ts'
import { parseLinks } from '#src/core/work/links.ts'

// The published SDL declares one field twice.
const github = buildSchema(schema.idl, { assumeValidSDL: true })

test("the document is valid against GitHub's own schema, with a variable for every argument", () => {
  const links = parseLinks(
    `https://github.com/acme/shop/milestone/1 https://github.com/acme/shop/issues/2
     https://github.com/acme/shop/pull/3 https://github.com/acme/shop/issues?q=label:bug https://github.com/acme/shop`,
    { github: 'github.com' },
  ) as GithubLink[]

  const { document, variables } = buildWorkDocument(links)

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
    open3: 'repo:acme/shop label:bug is:issue is:open sort:updated-desc',
    closed3: 'repo:acme/shop label:bug is:issue is:closed sort:updated-desc',
    owner4: 'acme',
    repo4: 'shop',
  })
})

test('the documents of events are valid too, for a first read and for a later one', () => {
  const now = '2026-11-20T08:00:00.000Z'
  const feeds = [pullFeed, deploymentFeed, commitFeed, incidentFeed]
  for (const readUntil of [null, '2026-11-19T08:00:00.000Z']) {
    const streams = ['github/acme/shop', 'github/acme/api']
    const following = {
      streams,
      teams: [],
      cursors: streams.flatMap((stream) =>
        feeds.map(({ kind }) => ({ stream, kind, readUntil, startedAt: null, page: null, tag: 'abc' })),
      ),
      since: '2026-08-22T08:00:00.000Z',
      now,
      incidentLabels: ['abc'],
    }
    const readings = streams.flatMap((stream) => feeds.map((feed) => beginReading(feed, stream, following)))
    const asks = askForMany(readings, 10_000)
    const { document, variables } = buildFeedDocument(asks, following.incidentLabels)
    expect(asks).toHaveLength(8)
    expect(validate(github, parse(document)).map((fault) => fault.message)).toEqual([])
    expect(asks.reduce((sum, ask) => sum + nodesIn(ask), 0)).toBeLessThanOrEqual(10_000)
    expect(variables).toMatchObject({ owner_r0: 'acme', repo_r0: 'shop', repo_r1: 'api', labels: ['abc'] })
  }
})

test('the document by which doctor looks at repositories is valid too', () => {
  const { document, variables } = buildDoctorDocument([
    { owner: 'acme', repo: 'shop' },
    { owner: 'acme', repo: 'api' },
  ])

  expect(validate(github, parse(document)).map((fault) => fault.message)).toEqual([])
  expect(variables).toEqual({ owner0: 'acme', repo0: 'shop', owner1: 'acme', repo1: 'api' })
})
