import { expect, test } from 'vitest'
import type { Failure } from '#src/ports/failure.ts'
import { secondaryLimit } from '#src/sandbox/github/answer-faults.ts'
import { addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { deploy } from '#src/sandbox/github/seed-deployments.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { of, openFollowBench } from './follow-bench.ts'

const json = { 'Content-Type': 'application/json' }
const none = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
const badGateway = { status: 502, body: '<html>', headers: { 'Content-Type': 'text/html' } }

/** Repositories in which one of each thing has happened. */
async function bench(...paths: readonly string[]) {
  const opened = await openFollowBench()
  for (const path of paths) {
    const repository = addRepository(opened.state, path, { createdAt: '2026-01-01T00:00:00.000Z' })
    addPull(opened.state, repository, { createdAt: '2026-11-01T00:00:00.000Z' })
    deploy(opened.state, repository, { at: '2026-11-02T00:00:00.000Z' })
    runWorkflow(opened.state, repository, { createdAt: '2026-11-03T00:00:00.000Z', minutes: 5 })
  }
  const answer = (body: unknown) =>
    void opened.state.faults.push({ status: 200, headers: json, body: JSON.stringify(body) })
  return { ...opened, answer }
}

test('a part that may not be read takes its repository along in the answer, and not in what is read', async () => {
  const { answer, follow, kept } = await bench('acme/shop')
  answer({
    data: { r0: null },
    errors: [{ type: 'FORBIDDEN', path: ['r0', 'deployments'], message: 'Resource not accessible' }],
  })
  const pages = await follow()
  expect(pages.flatMap(({ lost }) => lost)).toMatchObject([{ kind: 'deployment', reason: 'not_found' }])
  expect(kept().map(({ kind }) => kind)).toEqual(['commit', 'pull', 'run'])
})

test('a place that GitHub does not know any more is given up where its error takes the repository along', async () => {
  const { answer, follow, kept, state, cursors } = await bench('acme/shop')
  const [shop] = state.repositories
  for (let day = 10; shop && day < 19; day += 1)
    for (let each = 0; each < 14; each += 1)
      addPull(state, shop, { createdAt: `2026-11-${day}T0${each % 10}:00:00.000Z` })
  await follow({ most: 1 })
  answer({
    data: { r0: null },
    errors: [
      { type: 'INVALID_CURSOR_ARGUMENTS', path: ['r0', 'pullRequests'], message: 'not a valid cursor' },
    ],
  })
  await follow()
  expect(cursors.get('github/acme/shop pull')).toMatchObject({ readUntil: null, page: null })
  await follow()
  expect(of('pull', kept())).toHaveLength(127)
})

test('a list of which GitHub could not give a part is not taken for whole', async () => {
  const { answer, follow, cursors, kept } = await bench('acme/shop')
  answer({
    data: {
      r0: {
        pullRequests: { ...none, nodes: [null] },
        deployments: none,
        defaultBranchRef: null,
        issues: none,
      },
    },
    errors: [{ path: ['r0', 'pullRequests', 'nodes', 0], message: 'Something went wrong' }],
  })
  const pages = await follow()
  expect(pages.flatMap(({ lost }) => lost)).toMatchObject([{ kind: 'pull', reason: 'source_failed' }])
  expect(cursors.has('github/acme/shop pull')).toBe(false)
  await follow()
  expect(of('pull', kept())).toHaveLength(1)
})

test('a repository that the organisation guards by single sign-on says so', async () => {
  const { answer, follow } = await bench('acme/shop')
  const message = 'Resource protected by organization SAML enforcement. You must grant your token access.'
  answer({ data: { r0: null }, errors: [{ type: 'FORBIDDEN', path: ['r0'], message }] })
  const pages = await follow()
  expect(pages.flatMap(({ lost }) => lost)).toMatchObject([
    { stream: 'github/acme/shop', detail: expect.stringContaining('SAML') },
  ])
})

test('a repository that fails again and again holds up no other', async () => {
  const { state, follow, kept } = await bench('acme/bad', 'acme/api', 'acme/shop')
  state.faults.push(badGateway, badGateway, badGateway)
  const pages = await follow()
  expect(pages.flatMap(({ lost }) => lost)).toEqual([
    {
      stream: 'github/acme/bad',
      reason: 'source_failed',
      detail: 'GitHub could not answer for acme/bad: GitHub answered HTTP 502.',
    },
  ])
  expect(of('pull', kept()).map(({ stream }) => stream)).toEqual(['github/acme/api', 'github/acme/shop'])
})

test('when GitHub itself is down it is asked a few times only', async () => {
  const { state, follow, requests } = await bench('acme/bad', 'acme/api', 'acme/shop')
  for (let each = 0; each < 30; each += 1) state.faults.push(badGateway)
  await expect(follow()).rejects.toMatchObject({ code: 'unavailable', retryable: true })
  expect(requests.length).toBeLessThan(10)
})

test.each([
  [403, 'not_found'],
  [404, 'not_found'],
  [410, 'not_found'],
  [451, 'not_found'],
  [502, 'source_failed'],
])('runs of one repository that answer HTTP %i hold up no other', async (status, reason) => {
  const { state, follow, kept } = await bench('acme/bad', 'acme/shop')
  const { shift } = state.faults
  let asked = 0
  state.faults.shift = () => {
    asked += 1
    // The first request is the one document for both; the second asks for runs.
    if (asked === 2) state.faults.push({ status, body: '{"message":"No."}', headers: json })
    return shift.call(state.faults)
  }
  const pages = await follow()
  expect(pages.flatMap(({ lost }) => lost)).toMatchObject([
    { stream: 'github/acme/bad', kind: 'run', reason },
  ])
  expect(of('run', kept()).map(({ stream }) => stream)).toEqual(['github/acme/shop'])
})

test.each(['{"total_count":3,"workf', '', '[]', '<html>'])(
  'runs that are cut off or are none fail the read, and may pass: %j',
  async (body) => {
    const { state, follow, answer } = await bench('acme/shop')
    const parts = { pullRequests: none, deployments: none, defaultBranchRef: null, issues: none }
    answer({ data: { r0: parts } })
    state.faults.push({ status: 200, body, headers: json })
    await expect(follow()).rejects.toMatchObject({ code: 'not_understood', retryable: true })
  },
)

test('GitHub is left alone for as long as its secondary limit asks, in each form that it has', async () => {
  const { state, follow, connect, clock, requests, answer } = await bench('acme/shop')
  const said = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const forms = [
    () => state.faults.push(secondaryLimit(120)),
    () => state.faults.push({ ...secondaryLimit(0), status: 429, headers: json }),
    () => answer({ errors: [{ message: said }] }),
    () => answer({ data: null, errors: [{ type: 'RATE_LIMITED', message: said }] }),
  ]
  for (const [index, strike] of forms.entries()) {
    const source = connect()
    requests.length = 0
    strike()
    const first = (await follow({ source }).catch((error) => error)) as Failure
    expect(first).toMatchObject({ code: 'rate_limited', retryable: true })
    expect(first.message).toContain('pause')
    await clock.sleep(59_000)
    await expect(follow({ source })).rejects.toMatchObject({
      code: 'rate_limited',
      message: expect.stringMatching(/pause until 2026-11-20T\S+ \(its secondary limit/),
    })
    expect(requests).toHaveLength(1)
    await clock.sleep(index === 0 ? 62_000 : 2_000)
    expect((await follow({ source })).length).toBeGreaterThan(0)
  }
})

test('points that are used up are told by either name that GitHub has for it', async () => {
  for (const type of ['RATE_LIMITED', 'RATE_LIMIT']) {
    const { answer, follow } = await bench('acme/shop')
    answer({ errors: [{ type, code: 'graphql_rate_limit', message: 'API rate limit already exceeded' }] })
    await expect(follow()).rejects.toMatchObject({
      code: 'rate_limited',
      retryable: true,
      message: expect.stringContaining('points for GraphQL'),
    })
  }
})
