import { execute, type GraphQLError, parse, validate } from 'graphql'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { dated } from '#src/sandbox/dated.ts'
import { complexityOf, maxComplexity } from './complexity.ts'
import { invalidDocument, rateLimited, tooComplex, unauthenticated } from './errors.ts'
import { buildLinearSchema } from './executable-schema.ts'
import { createQuota } from './quota.ts'
import { createRoot } from './root.ts'
import { createLinearState, type LinearState } from './state.ts'

/** A document that was asked for, refused ones too. */
export interface LinearRequest {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** HTTP status of the answer. */
  readonly status: number
}

const Body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})
type Body = z.infer<typeof Body>

/**
 * A Linear workspace that answers POST /graphql as api.linear.app does, limits and error bodies included.
 * It is seeded through its state and starts empty.
 */
export function createLinear(options: { apiKey: string; now: () => Date; urlKey: string }): {
  app: Hono
  state: LinearState
  requests: LinearRequest[]
} {
  const state = createLinearState({ now: options.now, urlKey: options.urlKey })
  const requests: LinearRequest[] = []
  const schema = buildLinearSchema(options.now)
  const quota = createQuota(state)
  const root = createRoot(state, quota)

  async function answer(c: Context, { query, variables, operationName }: Body): Promise<Response> {
    const document = parsed(query)
    if (typeof document === 'string') return refuse(c, invalidDocument(document))
    const [invalid] = validate(schema, document)
    if (invalid) return refuse(c, invalidDocument(invalid.message))
    const points = complexityOf(document, variables ?? {})
    c.header('X-Complexity', String(Math.ceil(points)))
    if (points > maxComplexity) return refuse(c, tooComplex(points, maxComplexity))
    const refusal = quota.take(Math.ceil(points))
    if (refusal) return refuse(c, rateLimited(refusal.what, refusal.limit))

    const result = await execute({
      schema,
      document,
      rootValue: root,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    })
    if (!result.errors) return c.json({ data: result.data })
    // Without data nothing was run: the variables do not fit the document.
    if (result.data === undefined) return refuse(c, invalidDocument(result.errors[0]?.message ?? ''))
    return c.json({ errors: result.errors, data: result.data }, state.answers.notFound)
  }

  async function admit(c: Context, body: Body | undefined): Promise<Response> {
    const fault = state.faults.shift()
    if (fault) return new Response(fault.body, { status: fault.status, headers: { ...fault.headers } })
    // A personal key goes without a scheme: `Bearer` is for OAuth tokens, and this workspace has none.
    if (c.req.header('Authorization') !== options.apiKey) {
      return refuse(c, unauthenticated(), state.answers.unauthenticated)
    }
    if (!body) return refuse(c, invalidDocument('The body must be JSON with a query.'))
    const response = await answer(c, body)
    for (const [name, value] of Object.entries(quota.headers())) response.headers.set(name, value)
    return response
  }

  const app = new Hono()
  app.use(dated(options.now))
  app.post('/graphql', async (c) => {
    const { data: body } = Body.safeParse(await c.req.json().catch(() => null))
    const response = await admit(c, body)
    requests.push({ query: body?.query ?? '', variables: body?.variables ?? {}, status: response.status })
    return response
  })
  return { app, state, requests }
}

function refuse(c: Context, error: GraphQLError, status: 200 | 400 | 401 = 400): Response {
  return c.json({ errors: [error] }, status)
}

/** The document, or what is wrong with it. */
function parsed(query: string) {
  try {
    return parse(query)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
