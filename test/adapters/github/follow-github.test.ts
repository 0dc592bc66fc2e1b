import { expect, test } from 'vitest'
import { addIssue, addMilestone, addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { addCommit } from '#src/sandbox/github/seed-commits.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { markReady, mergePull, reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { rerunWorkflow, runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { of, openFollowBench } from './follow-bench.ts'

const stream = 'github/acme/shop'
const day = (date: string, time = '08:00:00') => `2026-${date}T${time}.000Z`

test('a pull request is read with what its figures need, and with no word of its text', async () => {
  const { state, follow, kept } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop', { createdAt: day('01-01') })
  const beta = addMilestone(state, shop, { title: 'Beta' })
  const pull = addPull(state, shop, {
    title: 'Fix the cart (ENG-12)',
    body: 'Reverts acme/shop#7. See SHA-256.',
    branch: 'ada/ops-3-cart',
    author: 'ada',
    draft: true,
    milestone: beta,
    createdAt: day('11-02'),
    firstCommitAt: day('11-01'),
  })
  markReady(pull, day('11-03'))
  reviewPull(pull, { by: 'review-app[bot]', at: day('11-03', '08:01:00'), state: 'commented' })
  reviewPull(pull, { by: null, at: day('11-04'), state: 'changes_requested' })
  reviewPull(pull, { by: state.login })
  mergePull(state, shop, pull, day('11-05'))

  await follow()

  expect(of('pull', kept())).toEqual([
    {
      kind: 'pull',
      stream,
      id: expect.any(String),
      changedAt: day('11-05'),
      number: pull.number,
      url: `https://github.com/acme/shop/pull/${pull.number}`,
      author: { login: 'ada', isBot: false },
      createdAt: day('11-02'),
      readyAt: [day('11-03')],
      isDraft: false,
      mergedAt: day('11-05'),
      closedAt: day('11-05'),
      mergeCommit: shop.tip,
      firstCommitAt: day('11-01'),
      reviews: [
        {
          by: { login: expect.stringContaining('review-app'), isBot: true },
          at: day('11-03', '08:01:00'),
          state: 'commented',
        },
        { by: null, at: day('11-04'), state: 'changes_requested' },
        { by: { login: state.login, isBot: false }, at: null, state: 'pending' },
      ],
      milestone: beta.number,
      mentions: ['OPS-3', 'ENG-12', 'SHA-256'],
      closesIssues: 0,
      reverts: 7,
    },
  ])
  expect(JSON.stringify(kept())).not.toContain('cart')
})

test('a deployment keeps all its statuses in time, a run its workflow and attempt, a commit its parents', async () => {
  const { state, follow, kept } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop', { createdAt: day('01-01') })
  const first = addCommit(state, shop, { at: day('11-01') })
  const second = addCommit(state, shop, { at: day('11-02') })
  const preview = deploy(state, shop, { at: day('11-02'), environment: 'preview', commit: second.oid })
  setDeploymentStatus(state, shop, preview, 'in_progress', day('11-02', '08:01:00'))
  setDeploymentStatus(state, shop, preview, 'success', day('11-02', '08:05:00'))
  setDeploymentStatus(
    state,
    shop,
    deploy(state, shop, { at: day('11-03'), environment: 'preview' }),
    'success',
    day('11-03'),
  )
  const run = runWorkflow(state, shop, {
    createdAt: day('11-02'),
    minutes: 9,
    conclusion: 'failure',
    workflow: 'ci.yml',
  })
  rerunWorkflow(state, run, { startedAt: day('11-02', '09:00:00'), minutes: 7 })
  runWorkflow(state, shop, {
    createdAt: day('11-20', '07:59:00'),
    event: 'schedule',
    workflow: 'nightly.yml',
  })

  await follow()

  expect(of('commit', kept()).map(({ id, parents, changedAt }) => ({ id, parents, changedAt }))).toEqual(
    expect.arrayContaining([
      { id: first.oid, parents: [], changedAt: day('11-01') },
      { id: second.oid, parents: [first.oid], changedAt: day('11-02') },
    ]),
  )
  expect(of('deployment', kept())[0]).toMatchObject({
    environment: 'preview',
    commit: second.oid,
    createdAt: day('11-02'),
    changedAt: day('11-03'),
    statuses: [
      { state: 'in_progress', at: day('11-02', '08:01:00') },
      { state: 'success', at: day('11-02', '08:05:00') },
      { state: 'inactive', at: day('11-03') },
    ],
  })
  expect(of('run', kept())).toMatchObject([
    {
      workflow: 'ci.yml',
      trigger: 'push',
      attempt: 2,
      conclusion: 'success',
      createdAt: day('11-02'),
      startedAt: day('11-02', '09:00:00'),
      changedAt: day('11-02', '09:07:00'),
      minutes: null,
    },
    { workflow: 'nightly.yml', trigger: 'other', attempt: 1, conclusion: null },
  ])
})

test('issues with the label of incidents are read with the causes that they name', async () => {
  const { state, follow, kept } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop', { createdAt: day('01-01') })
  addIssue(state, shop, {
    labels: ['incident'],
    body: 'Checkout is down.\nRoot cause: #3',
    createdAt: day('11-01'),
    closedAt: day('11-01', '10:00:00'),
    state: 'closed',
  })
  addIssue(state, shop, { labels: ['bug'], createdAt: day('11-02') })
  addIssue(state, shop, {
    labels: ['incident'],
    createdAt: day('11-03'),
    state: 'closed',
    stateReason: 'duplicate',
  })

  await follow()

  expect(of('incident', kept())).toMatchObject([
    {
      number: 1,
      createdAt: day('11-01'),
      closedAt: day('11-01', '10:00:00'),
      isDismissed: false,
      causes: { commits: [], pulls: [3] },
    },
    { number: 3, isDismissed: true },
  ])
})

test('the first read ends at the first that is older than the window', async () => {
  const { state, follow, kept, requests, cursors, clock } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop', { createdAt: day('01-01') })
  for (let month = 1; month <= 11; month += 1) {
    for (let each = 1; each <= 28; each += 1) {
      addPull(state, shop, {
        createdAt: day(`${String(month).padStart(2, '0')}-${String(each).padStart(2, '0')}`),
      })
    }
  }
  await follow()
  expect(of('pull', kept())).toHaveLength(7 + 28 + 28 + 20 + 8)
  expect(requests.filter(({ path }) => path === '/graphql').length).toBeLessThanOrEqual(2)
  expect([...cursors.values()].map(({ kind, readUntil, page }) => [kind, readUntil, page])).toEqual(
    expect.arrayContaining(
      ['pull', 'deployment', 'commit', 'incident', 'run'].map((kind) => [kind, clock.now(), null]),
    ),
  )
})
