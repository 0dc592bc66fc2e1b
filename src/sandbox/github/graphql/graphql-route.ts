import { buildSchema, type ExecutionResult, execute, GraphQLError, parse, validate } from 'graphql'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Quota } from '#src/sandbox/github/quota.ts'
import { refuse } from '#src/sandbox/github/rest/refuse.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import { errorBody, githubError } from './errors.ts'
import { createRoot } from './root.ts'
import { githubSchema } from './schema.ts'

const Body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() })

/**
 * POST /graphql. Everything but a bad body is HTTP 200: data and errors stand side by side, and a spent limit
 * is an error of type RATE_LIMITED. Each document is charged one point.
 */
export function createGraphqlRoute(state: GithubState, quota: Quota): (c: Context) => Promise<Response> {
  const schema = buildSchema(githubSchema)
  const root = createRoot(state, quota)

  async function run(query: string, variables: Record<string, unknown>): Promise<ExecutionResult> {
    if (quota.reading('graphql').remaining === 0) {
      return { errors: [githubError('RATE_LIMITED', `API rate limit exceeded for user ${state.login}.`)] }
    }
    quota.charge('graphql')
    const document = parse(query)
    const errors = validate(schema, document)
    return errors.length > 0
      ? { errors }
      : await execute({ schema, document, rootValue: root, variableValues: variables })
  }

  return async function graphql(c) {
    const body = Body.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return refuse(c, 400, 'Problems parsing JSON')
    const result = await run(body.data.query, body.data.variables ?? {}).catch((error) => {
      if (error instanceof GraphQLError) return { errors: [error] }
      throw error
    })
    for (const [name, value] of Object.entries(quota.headers('graphql'))) c.header(name, value)
    const { errors, ...rest } = result
    return c.json({ ...rest, ...(errors ? { errors: errors.map(errorBody) } : {}) })
  }
}
