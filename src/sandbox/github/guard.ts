import type { MiddlewareHandler } from 'hono'
import { refuse } from './rest/refuse.ts'

const versions = ['2022-11-28', '2026-03-10']

/** Refuses what GitHub refuses whoever asks for whatever: no User-Agent, an unknown version. */
export const guard: MiddlewareHandler = async (c, next) => {
  if (!c.req.header('User-Agent')) {
    return c.text(
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
      403,
    )
  }
  const version = c.req.header('X-GitHub-Api-Version') ?? versions[0]
  if (!version || !versions.includes(version)) {
    return refuse(c, 400, `Version ${version} is not supported. Supported versions: ${versions.join(', ')}.`)
  }
  await next()
  c.header('X-GitHub-Api-Version-Selected', version)
  return undefined
}
