import { randomUUID } from 'node:crypto'
import { Hono, type Context as HonoContext } from 'hono'
import { dated } from '#src/sandbox/dated.ts'
import type { Circumstances, Limits } from './context.ts'
import { endpoints } from './endpoints.ts'
import { invalid, NotionError } from './errors.ts'
import { createState, type NotionState } from './state.ts'

const version = '2026-03-11'
const maxBytes = 500 * 1024

/** One request that came in; the path without its query. */
interface LoggedRequest {
  readonly method: string
  readonly path: string
}

/** A stand-in for Notion's API with a workspace of its own. */
export interface Notion {
  readonly app: Hono
  readonly state: NotionState
  /** Every request so far, refused ones too. */
  readonly requests: LoggedRequest[]
}

export interface NotionOptions extends Partial<Limits> {
  /** The secret of the one connection. */
  readonly token: string
  readonly now: () => Date
}

/** Notion's API, version 2026-03-11, over an empty workspace: lay users, pages and rows into `state`. */
export function createNotion(options: NotionOptions): Notion {
  const { token, now, shortPages = true, relationLimit = 25, queryLimit = 10_000 } = options
  const limits: Limits = { shortPages, relationLimit, queryLimit }
  const state = createState(token)
  const requests: LoggedRequest[] = []
  const app = new Hono()

  app.use(dated(now))
  app.use(async (c, next) => {
    requests.push({ method: c.req.method, path: c.req.path })
    await next()
  })
  for (const [route, endpoint] of Object.entries(endpoints)) {
    const [method = '', path = ''] = route.split(' ')
    app.on(method, path, async (c) => {
      const connection = state.connections.get(bearer(c.req.header('authorization')))
      if (!connection) throw new NotionError(401, 'unauthorized', 'API token is invalid.')
      requireVersion(c.req.header('notion-version'))
      const { origin } = new URL(c.req.url)
      const here: Circumstances = c.env ?? {}
      const asked = { state, connection, now: now().toISOString(), origin }
      const context = { ...asked, limits: { ...limits, ...here.limits } }
      const body = method === 'GET' ? undefined : await bodyOf(c)
      const only = c.req.queries('filter_properties') ?? []
      return send(c, 200, endpoint(context, { params: c.req.param(), query: c.req.query(), body, only }))
    })
  }
  app.notFound((c) => refuse(c, new NotionError(400, 'invalid_request_url', 'Invalid request URL.')))
  app.onError((error, c) => {
    if (error instanceof NotionError) return refuse(c, error)
    throw error
  })
  return { app, state, requests }
}

function bearer(header: string | undefined): string {
  return header?.match(/^Bearer (.+)$/)?.[1] ?? ''
}

function requireVersion(header: string | undefined): void {
  if (header === undefined) {
    throw new NotionError(
      400,
      'missing_version',
      'Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.',
    )
  }
  if (header !== version) {
    throw invalid(
      `Notion-Version header failed validation: Notion-Version header should be \`"${version}"\`, instead was \`"${header}"\`.`,
    )
  }
}

async function bodyOf(c: HonoContext): Promise<unknown> {
  const text = await c.req.text()
  if (Buffer.byteLength(text) > maxBytes) {
    throw invalid(
      `body failed validation: body should be ≤ \`${maxBytes}\` bytes, instead was \`${Buffer.byteLength(text)}\`.`,
    )
  }
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new NotionError(400, 'invalid_json', 'Error parsing JSON body.')
  }
}

function refuse(c: HonoContext, { status, code, message }: NotionError): Response {
  return send(c, status, { object: 'error', status, code, message })
}

function send(c: HonoContext, status: 200 | NotionError['status'], body: object): Response {
  const request_id = randomUUID()
  c.header('x-notion-request-id', request_id)
  return c.json({ ...body, request_id }, status)
}
