import { createNotion, type Notion, type NotionOptions } from '#src/sandbox/notion/create-notion.ts'
import { addPage, addRootPage, type SeedValues } from '#src/sandbox/notion/seed.ts'

export const token = 'ntn_test_0123456789'
export const edited = '2026-11-18T10:30:20.000Z'

/** A company's Notion, to lay databases into, with one page shared with the connection. */
export interface LaidWorkspace extends Notion {
  /** The page that is shared with the connection. */
  readonly root: string
  /** Creates a database as a leader would, and answers its data source's id. */
  table(title: string, properties: Record<string, object>): Promise<string>
  /** Adds a row and answers its page's id. */
  row(dataSourceId: string, values: SeedValues): string
  /** Calls Notion's API as the connection, past the service. */
  call(method: string, path: string, body?: object): Promise<Record<string, unknown>>
}

export function laidWorkspace(options: Partial<NotionOptions> = {}): LaidWorkspace {
  const notion = createNotion({
    token,
    now: () => new Date('2026-11-20T08:15:42.123Z'),
    shortPages: false,
    ...options,
  })
  const root = addRootPage(notion.state, 'OKRs', edited)

  async function call(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const response = await notion.app.request(`/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'notion-version': '2026-03-11',
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer
  }

  return {
    ...notion,
    root,
    call,
    async table(title, properties) {
      const database = await call('POST', 'databases', {
        parent: { type: 'page_id', page_id: root },
        title: [{ text: { content: title } }],
        initial_data_source: { properties },
      })
      const [source] = database['data_sources'] as { id: string }[]
      return source!.id
    },
    row: (dataSourceId, values) => addPage(notion.state, dataSourceId, values, { lastEdited: edited }),
  }
}
