import { expect, test } from 'vitest'
import { addIssue, addMilestone, addPull, addRepository, renameRepository } from '#src/sandbox/github/seed.ts'
import { addCommit } from '#src/sandbox/github/seed-commits.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { convertToDraft, markReady, mergePull, reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { organisation } from '#test/sandbox/github/organisation.ts'

const in2026 = (day: string, time = '08:00') => `2026-${day}T${time}:00.000Z`

test('the real Octokit reads the life of a pull request', async () => {
  const { state, shop, octokit } = organisation()
  const launch = addMilestone(state, shop, { title: 'Launch' })
  const issue = addIssue(state, shop)
  const first = addCommit(state, shop, { at: in2026('11-01') })
  const pull = addPull(state, shop, {
    title: 'Pay faster',
    body: 'ENG-7',
    branch: 'ada/eng-7',
    author: 'renovate[bot]',
    draft: true,
    createdAt: in2026('11-03'),
    firstCommitAt: in2026('11-02'),
    closes: [issue.number],
    milestone: launch,
  })
  markReady(pull, in2026('11-04'))
  convertToDraft(pull, in2026('11-05'))
  markReady(pull, in2026('11-06'))
  reviewPull(pull, { by: 'grace', at: in2026('11-06', '09:00'), state: 'changes_requested' })
  reviewPull(pull, { by: null, at: in2026('11-06', '10:00') })
  reviewPull(pull, { by: 'grace' })
  reviewPull(pull, { by: state.login })
  mergePull(state, shop, pull, in2026('11-07'))
  const data = await octokit.graphql(`{ r0: repository(owner: "acme", name: "shop") {
    pullRequests(first: 50, orderBy: {field: UPDATED_AT, direction: DESC}) {
      nodes {
        number isDraft createdAt updatedAt mergedAt closedAt headRefName body
        author { __typename login } mergeCommit { oid parents(first: 3) { nodes { oid } } } milestone { number }
        commits(first: 1) { nodes { commit { authoredDate } } }
        timelineItems(first: 20, itemTypes: [READY_FOR_REVIEW_EVENT]) { nodes { ... on ReadyForReviewEvent { createdAt } } }
        reviews(first: 30) { nodes { author { __typename login } submittedAt state } }
        closingIssuesReferences(first: 1) { totalCount nodes { number title } }
      }
      pageInfo { hasNextPage }
    }
  } }`)
  expect(data).toEqual({
    r0: {
      pullRequests: {
        nodes: [
          {
            number: 2,
            isDraft: false,
            createdAt: '2026-11-03T08:00:00Z',
            updatedAt: '2026-11-07T08:00:00Z',
            mergedAt: '2026-11-07T08:00:00Z',
            closedAt: '2026-11-07T08:00:00Z',
            headRefName: 'ada/eng-7',
            body: 'ENG-7',
            author: { __typename: 'Bot', login: 'renovate' },
            mergeCommit: { oid: shop.tip, parents: { nodes: [{ oid: first.oid }] } },
            milestone: { number: 1 },
            commits: { nodes: [{ commit: { authoredDate: '2026-11-02T08:00:00Z' } }] },
            timelineItems: {
              nodes: [{ createdAt: '2026-11-04T08:00:00Z' }, { createdAt: '2026-11-06T08:00:00Z' }],
            },
            // Of those that are pending one's own alone.
            reviews: {
              nodes: [
                {
                  author: { __typename: 'User', login: 'grace' },
                  submittedAt: '2026-11-06T09:00:00Z',
                  state: 'CHANGES_REQUESTED',
                },
                { author: null, submittedAt: '2026-11-06T10:00:00Z', state: 'APPROVED' },
                {
                  author: { __typename: 'User', login: 'okr-sync-bot' },
                  submittedAt: null,
                  state: 'PENDING',
                },
              ],
            },
            closingIssuesReferences: { totalCount: 1, nodes: [{ number: 1, title: 'Issue 1' }] },
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    },
  })
})

test('a success makes earlier deployments inactive, but not those for production', async () => {
  const { state, shop, octokit } = organisation()
  for (const environment of ['staging', 'production']) {
    for (const hour of ['08', '09']) {
      const at = in2026('11-10', `${hour}:00`)
      const deployment = deploy(state, shop, { at, environment })
      setDeploymentStatus(state, shop, deployment, 'in_progress', at)
      setDeploymentStatus(state, shop, deployment, 'success', in2026('11-10', `${hour}:05`))
    }
  }
  deploy(state, shop, { at: in2026('11-11'), environment: 'staging' })
  const list = `(first: 100, orderBy: {field: CREATED_AT, direction: DESC}`
  const fields = '{ nodes { createdAt updatedAt state statuses(first: 20) { nodes { state createdAt } } } }'
  const data = await octokit.graphql(`{ repository(owner: "acme", name: "shop") {
    staging: deployments${list}, environments: ["staging"]) ${fields}
    production: deployments${list}, environments: ["production"]) { nodes { commitOid state } }
    all: deployments { totalCount }
  } }`)
  const started = (hour: string) => ({ state: 'IN_PROGRESS', createdAt: `2026-11-10T${hour}:00:00Z` })
  const succeeded = (hour: string) => ({ state: 'SUCCESS', createdAt: `2026-11-10T${hour}:05:00Z` })
  expect(data).toEqual({
    repository: {
      staging: {
        nodes: [
          {
            createdAt: '2026-11-11T08:00:00Z',
            updatedAt: '2026-11-11T08:00:00Z',
            state: 'PENDING',
            statuses: { nodes: [] },
          },
          {
            createdAt: '2026-11-10T09:00:00Z',
            updatedAt: '2026-11-10T09:05:00Z',
            state: 'ACTIVE',
            statuses: { nodes: [succeeded('09'), started('09')] },
          },
          {
            createdAt: '2026-11-10T08:00:00Z',
            updatedAt: '2026-11-10T09:05:00Z',
            state: 'INACTIVE',
            statuses: {
              nodes: [
                { state: 'INACTIVE', createdAt: '2026-11-10T09:05:00Z' },
                succeeded('08'),
                started('08'),
              ],
            },
          },
        ],
      },
      production: {
        nodes: [
          { commitOid: shop.tip, state: 'ACTIVE' },
          { commitOid: shop.tip, state: 'ACTIVE' },
        ],
      },
      all: { totalCount: 5 },
    },
  })
})

const history = (args: string) => `{ repository(owner: "acme", name: "shop") {
  pushedAt
  defaultBranchRef { name target { ... on Commit { history(${args}) {
    totalCount nodes { oid parents(first: 3) { nodes { oid } } } pageInfo { hasNextPage endCursor }
  } } } }
} }`

interface History {
  repository: {
    pushedAt: string
    defaultBranchRef: {
      target: {
        history: {
          totalCount: number
          nodes: { oid: string; parents: { nodes: { oid: string }[] } }[]
          pageInfo: { hasNextPage: boolean; endCursor: string }
        }
      }
    } | null
  }
}

test('the history of the default branch holds what was merged, and stands still while it is paged through', async () => {
  const { state, shop, octokit } = organisation()
  const read = async (args: string) => {
    const { repository } = await octokit.graphql<History>(history(args))
    return { pushedAt: repository.pushedAt, found: repository.defaultBranchRef?.target.history }
  }
  expect((await read('first: 1')).found).toBeUndefined()
  const root = addCommit(state, shop, { at: in2026('11-01') })
  addCommit(state, shop, { at: in2026('11-02'), aside: true })
  const pull = addPull(state, shop, { createdAt: in2026('11-03'), firstCommitAt: in2026('11-03') })
  const next = addCommit(state, shop, { at: in2026('11-04') })
  mergePull(state, shop, pull, in2026('11-05'), 'merge')
  const merge = shop.tip
  const first = await read('first: 2')
  expect(first).toMatchObject({
    pushedAt: '2026-11-05T08:00:00Z',
    found: { totalCount: 4, nodes: [{ oid: merge }, { oid: next.oid }], pageInfo: { hasNextPage: true } },
  })
  const branch = first.found?.nodes[0]?.parents.nodes[1]?.oid
  addCommit(state, shop, { at: in2026('11-06') })
  const rest = await read(`first: 2, after: "${first.found?.pageInfo.endCursor}"`)
  expect(rest.found).toMatchObject({
    nodes: [{ oid: branch, parents: { nodes: [{ oid: root.oid }] } }, { oid: root.oid }],
    pageInfo: { hasNextPage: false },
  })
  expect((await read('first: 9, since: "2026-11-04T08:00:00Z"')).found?.totalCount).toBe(3)
  await expect(read('first: 1, after: "0000 1"')).rejects.toMatchObject({
    errors: [{ type: 'INVALID_CURSOR_ARGUMENTS' }],
  })
})

test('incidents are found by any of their labels, open milestones by their state', async () => {
  const { state, shop, octokit } = organisation()
  addIssue(state, shop, { labels: ['Incident'], body: 'Caused by #1', createdAt: in2026('11-01') })
  addIssue(state, shop, { labels: ['bug'] })
  addIssue(state, shop, { labels: ['outage', 'bug'], createdAt: in2026('11-02') })
  addPull(state, shop, { labels: ['incident'] })
  addMilestone(state, shop, { title: 'Past', state: 'closed' })
  addMilestone(state, shop, { title: 'Next' })
  const data = await octokit.graphql(`{ repository(owner: "acme", name: "shop") {
    isArchived
    issues(first: 50, labels: ["incident", "outage"], orderBy: {field: UPDATED_AT, direction: DESC}) { nodes { number body } }
    milestones(first: 50, states: [OPEN]) { nodes { number title } }
  } }`)
  expect(data).toEqual({
    repository: {
      isArchived: false,
      issues: {
        nodes: [
          { number: 3, body: '' },
          { number: 1, body: 'Caused by #1' },
        ],
      },
      milestones: { nodes: [{ number: 2, title: 'Next' }] },
    },
  })
})

test('a name of before leads to the repository, until another bears it', async () => {
  const { state, shop, octokit } = organisation()
  renameRepository(shop, 'umbrella/store')
  const ask = (args: string) =>
    octokit.graphql(`{ repository(owner: "Acme", name: "shop"${args}) { nameWithOwner } }`)
  expect(await ask('')).toEqual({ repository: { nameWithOwner: 'umbrella/store' } })
  await expect(ask(', followRenames: false')).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND' }] })
  const rest = await octokit.rest.actions.listRepoWorkflows({ owner: 'acme', repo: 'shop' })
  expect(rest.data.total_count).toBe(0)
  expect(new URL(rest.url).pathname).toBe(`/repositories/${shop.id}/actions/workflows`)
  addRepository(state, 'acme/shop', { archived: true })
  expect(await ask('')).toEqual({ repository: { nameWithOwner: 'acme/shop' } })
})
