import type { MiddlewareHandler } from 'hono'
import type { Quota } from './quota.ts'
import { refuse } from './rest/refuse.ts'
import type { GithubState } from './state.ts'

/** Charges REST requests to the primary limits. A 304 is free, and so is asking for the limits themselves. */
export function meter(state: GithubState, quota: Quota): MiddlewareHandler {
  return async function meter(c, next) {
    const resource = c.req.path.includes('/search/') ? 'search' : 'core'
    const free = c.req.path.endsWith('/rate_limit')
    if (!free && quota.reading(resource).remaining === 0) {
      c.res = refuse(c, state.answers.rateLimited, `API rate limit exceeded for user ${state.login}.`)
    } else {
      await next()
      if (!free && c.res.status !== 304) quota.charge(resource)
    }
    for (const [name, value] of Object.entries(quota.headers(resource))) c.header(name, value)
  }
}
