import type { Context } from 'hono'
import type { Instant } from '#src/core/model.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'

/** What an answer is about, and where its own links lead: to the address that was asked. */
export interface Site {
  readonly state: GithubState
  /** For example `https://api.github.com` or `https://github.acme.test/api/v3`. */
  readonly api: string
}

export function siteOf(c: Context, state: GithubState): Site {
  const { origin, pathname } = new URL(c.req.url)
  return { state, api: pathname.startsWith('/api/v3/') ? `${origin}/api/v3` : origin }
}

/** GitHub's dates have no fraction of a second. */
export function seconds<T extends Instant | null>(at: T): T extends null ? null : Instant
export function seconds(at: Instant | null): Instant | null {
  return at === null ? null : at.replace(/\.\d+Z$/, 'Z')
}

/** A number for what has only a name here, the same for the same name. */
export function numberOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007, 7)
}
