import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from './rest/refuse.ts'
import type { GithubState } from './state.ts'

/** Lets in whoever has the token, or one that an installation was given and that is still good. */
export function authorise(state: GithubState, token: string): MiddlewareHandler {
  return async function authorise(c, next) {
    if (!c.req.header('Authorization')) return refuse(c, 401, 'Requires authentication')
    const given = givenToken(c)
    const goodUntil = state.installationTokens.get(given) ?? ''
    if (given !== token && state.now().toISOString() >= goodUntil) return refuse(c, 401, 'Bad credentials')
    return next()
  }
}

/** Empty: none, or not in a form that GitHub takes. */
export function givenToken(c: Context): string {
  return /^(?:token|bearer) (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
}
