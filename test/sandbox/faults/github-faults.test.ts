import { Octokit } from '@octokit/rest'
import { expect, onTestFinished, test } from 'vitest'
import { createFaults } from '#src/sandbox/faults/create-faults.ts'
import { type GithubFaultKind, githubFaults } from '#src/sandbox/faults/github-faults.ts'
import { withFaults } from '#src/sandbox/faults/with-faults.ts'
import { createGithub } from '#src/sandbox/github/create-github.ts'
import { addRepository } from '#src/sandbox/github/seed.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'

const now = () => new Date('2026-11-20T08:00:00.000Z')
const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** The real Octokit, and one fault for its first request. */
async function faultyGithub(kind: GithubFaultKind) {
  const { app, state } = createGithub({ token: 'ghp_secret', now })
  addRepository(state, 'acme/shop')
  const faults = createFaults({ plan: [{ system: 'github', kind, at: 1 }] })
  const server = await listenOnLoopback(
    withFaults({ app, system: 'github', table: githubFaults, faults, now }),
  )
  onTestFinished(() => server.close())
  letThrough(LOOPBACK)
  const octokit = new Octokit({
    baseUrl: server.url,
    auth: 'ghp_secret',
    log: silent,
    request: { log: silent },
  })
  let patienceMs = kind === 'silence' ? 100 : 10_000
  const patient = () => {
    const signal = AbortSignal.timeout(patienceMs)
    patienceMs = 10_000
    return { request: { signal } }
  }
  return {
    rest: () => octokit.rest.repos.get({ owner: 'acme', repo: 'shop', ...patient() }),
    graphql: () =>
      octokit.graphql<unknown>(
        '{ viewer { login } r0: repository(owner: "acme", name: "shop") { name } }',
        patient(),
      ),
  }
}

const secondary = { message: expect.stringContaining('secondary rate limit') }

test.each<[GithubFaultKind, object]>([
  ['secondary_limit', { status: 403, response: { headers: { 'retry-after': '60' } }, ...secondary }],
  ['too_many_requests', { status: 429, response: { headers: { 'retry-after': '60' } }, ...secondary }],
  ['internal_error', { status: 500, response: { data: { message: 'Server Error' } } }],
  ['unicorn', { status: 502, response: { data: expect.stringContaining('Unicorn!') } }],
  ['bad_gateway', { status: 502 }],
  ['reset', { status: 500, cause: { cause: { code: 'ECONNRESET' } } }],
  ['silence', { status: 500, cause: { name: 'TimeoutError' } }],
])('%s fails one request of REST and one of GraphQL, and the next succeed', async (kind, error) => {
  const { rest } = await faultyGithub(kind)
  await expect(rest()).rejects.toMatchObject(error)
  expect(await rest()).toMatchObject({ data: { full_name: 'acme/shop' } })
  const { graphql } = await faultyGithub(kind)
  await expect(graphql()).rejects.toMatchObject(error)
  expect(await graphql()).toMatchObject({ r0: { name: 'shop' } })
})

test('an answer that is cut short comes as the text that came', async () => {
  const { rest } = await faultyGithub('truncated_body')
  expect((await rest()).data).toMatch(/^\{"id"/)
})

test('a document is answered in part, or not at all for a spent limit', async () => {
  const partial = await faultyGithub('partial_errors')
  await expect(partial.graphql()).rejects.toMatchObject({
    errors: [{ path: ['r0'], message: expect.stringContaining('Something went wrong') }],
    data: { viewer: { login: 'okr-sync-bot' }, r0: null },
  })
  const limited = await faultyGithub('graphql_rate_limit')
  await expect(limited.graphql()).rejects.toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] })
})
