import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  parse,
  validate,
} from 'graphql'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Quota } from '#src/sandbox/github/quota.ts'
import { refuse } from '#src/sandbox/github/rest/refuse.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import { documentCost, maxNodes } from './document-cost.ts'
import { errorBody, githubError } from './errors.ts'
import { createRoot } from './root.ts'
import { githubSchema } from './schema.ts'

const Body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() })

/**
 * POST /graphql. Everything but a bad body is HTTP 200: data and errors stand side by side, and a spent limit
 * is an error of type RATE_LIMITED. A document is charged what it costs, one that does not fit a single point.
 */
export function createGraphqlRoute(state: GithubState, quota: Quota): (c: Context) => Promise<Response> {
  const schema = buildSchema(githubSchema)
  const rootValue = createRoot(state, quota)

  async function run(query: string, variableValues: Record<string, unknown>): Promise<ExecutionResult> {
    if (quota.reading('graphql').remaining === 0) {
      return { errors: [githubError('RATE_LIMITED', `API rate limit exceeded for user ${state.login}.`)] }
    }
    const document = parsed(query)
    const errors = document instanceof GraphQLError ? [document] : validate(schema, document)
    if (document instanceof GraphQLError || errors.length > 0) {
      quota.charge('graphql')
      return { errors }
    }
    const cost = documentCost(schema, document, variableValues)
    if (cost.nodes > maxNodes) {
      quota.charge('graphql')
      return { errors: [tooManyNodes(cost.nodes)] }
    }
    quota.charge('graphql', cost.points)
    return execute({ schema, document, rootValue, variableValues, contextValue: cost })
  }

  return async function graphql(c) {
    const body = Body.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return refuse(c, 400, 'Problems parsing JSON')
    const { errors, ...rest } = await run(body.data.query, body.data.variables ?? {})
    for (const [name, value] of Object.entries(quota.headers('graphql'))) c.header(name, value)
    return c.json({ ...rest, ...(errors ? { errors: errors.map(errorBody) } : {}) })
  }
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

function tooManyNodes(nodes: number): GraphQLError {
  const [asked, limit] = [nodes, maxNodes].map((count) => count.toLocaleString('en-US'))
  return githubError(
    'MAX_NODE_LIMIT_EXCEEDED',
    `This query requests up to ${asked} possible nodes which exceeds the maximum limit of ${limit}.`,
  )
}
