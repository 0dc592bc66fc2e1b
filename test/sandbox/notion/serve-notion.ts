import { Client } from '@notionhq/client'
import { createNotion, type Notion, type NotionOptions } from '#src/sandbox/notion/create-notion.ts'
import { addRootPage } from '#src/sandbox/notion/seed.ts'
import { serveAt } from '#test/support/network.ts'

/** One answer as it went over the wire. */
export interface Answer {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: Record<string, unknown>
}

export interface Served extends Notion {
  /** The real SDK, speaking to the stand-in through msw. */
  readonly client: Client
  /** A page shared with the connection. */
  readonly root: string
  readonly answers: Answer[]
}

export const origin = 'https://api.notion.test'
export const token = 'ntn_test'

/** A stand-in on the wire for the length of one test. Short pages are off unless asked for. */
export function serveNotion(options: Partial<NotionOptions> = {}): Served {
  const now = () => new Date('2026-11-20T08:15:42.123Z')
  const notion = createNotion({ token, now, shortPages: false, ...options })
  const answers: Answer[] = []
  serveAt(origin, {
    async fetch(request) {
      const response = await notion.app.fetch(request)
      const { pathname } = new URL(request.url)
      const body = (await response.clone().json()) as Record<string, unknown>
      answers.push({ method: request.method, path: pathname, status: response.status, body })
      return response
    },
  })
  const root = addRootPage(notion.state, 'Company home', '2026-01-05T09:00:00.000Z')
  return { ...notion, client: clientFor(token), root, answers }
}

export function clientFor(auth: string, notionVersion = '2026-03-11'): Client {
  return new Client({ auth, baseUrl: origin, notionVersion, logger: () => {}, retry: false })
}

/** Creates a database under the root page and answers the id of its data source. */
export async function createTable(
  served: Pick<Served, 'client' | 'root'>,
  title: string,
  properties: Record<string, object>,
): Promise<string> {
  const database = await served.client.databases.create({
    parent: { type: 'page_id', page_id: served.root },
    title: [{ text: { content: title } }],
    initial_data_source: { properties: properties as never },
  })
  const [source] = 'data_sources' in database ? database.data_sources : []
  if (!source) throw new Error('the database has no data source')
  return source.id
}

/** A property of a page or a schema; what else it says depends on its type. */
export interface Cell {
  readonly id: string
  readonly type: string
  readonly [key: string]: unknown
}

/** The properties in an answer, by name. */
export function cellsOf(answer: object): Record<string, Cell> {
  return (answer as { properties: Record<string, Cell> }).properties
}

/** The id of a property in an answer, as it is encoded there. */
export function propertyId(answer: object, name: string): string {
  const cell = cellsOf(answer)[name]
  if (!cell) throw new Error(`no property ${name}`)
  return cell.id
}
