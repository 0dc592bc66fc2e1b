import { Octokit } from '@octokit/rest'
import { createGithub } from '#src/sandbox/github/create-github.ts'
import { addRepository } from '#src/sandbox/github/seed.ts'
import { serveAt } from '#test/support/network.ts'

export const token = 'ghp_secret'
export const origin = 'https://api.github.test'

/** A GitHub with one repository, the real Octokit that speaks to it, and a clock that is set by hand. */
export function organisation(own = token) {
  const clock = { now: new Date('2026-11-20T08:00:00.000Z') }
  const github = createGithub({ token: own, now: () => clock.now })
  serveAt(origin, github.app)
  // Octokit tells of refused requests on the console; the tests look at the errors themselves.
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const octokit = new Octokit({ auth: own, baseUrl: origin, log: silent })
  const shop = addRepository(github.state, 'acme/shop', { createdAt: '2026-01-01T08:00:00.000Z' })
  return { ...github, octokit, shop, clock }
}

/** A GET without Octokit, for what Octokit would never send or hides. A header that is null is left out. */
export function get(path: string, headers: Record<string, string | null> = {}): Promise<Response> {
  const all = { Authorization: `token ${token}`, 'User-Agent': 'test', ...headers }
  const sent = Object.entries(all).filter((one): one is [string, string] => one[1] !== null)
  return fetch(origin + path, { headers: sent })
}
