import { Client } from '@notionhq/client'
import { onTestFinished } from 'vitest'
import { createFaults, type PlannedFault } from '#src/sandbox/faults/create-faults.ts'
import { type NotionFaultKind, notionFaults } from '#src/sandbox/faults/notion-faults.ts'
import { withFaults } from '#src/sandbox/faults/with-faults.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { createNotion } from '#src/sandbox/notion/create-notion.ts'
import { addPage, addRootPage, editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const token = 'ntn_test'
const START = '2026-11-20T08:15:42.123Z'

/** Thirty rows on a socket, the real SDK without retries, and one fault that befalls the first request which it can befall. */
export async function faultyNotion(kind: NotionFaultKind) {
  const clock = createTestClock(START)
  const now = () => new Date(clock.now())
  const app = createNotion({ token, now, shortPages: false })
  const { state } = app
  const edited: string[] = []
  const edit = (pageId: string) => {
    edited.push(pageId)
    editPage(state, pageId, { Note: 'Edited meanwhile.' }, { lastEdited: clock.now() })
  }
  const plan: PlannedFault[] = [{ system: 'notion', kind, at: 1 }]
  const faults = createFaults({ plan })
  faults.pause()
  const table = notionFaults({ state, now, edit })
  const server = await listenOnLoopback(withFaults({ app: app.app, system: 'notion', table, faults, now }))
  onTestFinished(() => server.close())
  letThrough(LOOPBACK)
  const options = { auth: token, baseUrl: server.url, notionVersion: '2026-03-11', logger: () => {} }
  const client = new Client({ ...options, retry: false, timeoutMs: 10_000 })
  const hurried = new Client({ ...options, retry: false, timeoutMs: 200 })
  const asking = () => (kind.includes('silence') && faults.tally().length === 0 ? hurried : client)

  const root = addRootPage(state, 'Company home', START)
  const database = await client.databases.create({
    parent: { type: 'page_id', page_id: root },
    initial_data_source: {
      properties: {
        Name: { title: {} },
        Note: { rich_text: {} },
        Level: { select: {} },
        Amount: { number: {} },
      },
    },
  })
  const [source] = 'data_sources' in database ? database.data_sources : []
  const id = source?.id ?? ''
  await client.dataSources.update({
    data_source_id: id,
    properties: { Parts: { relation: { data_source_id: id, single_property: {} } } },
  })
  const rows: string[] = []
  for (let row = 0; row < 30; row += 1) {
    const values = { Name: `Row ${row}`, Level: 'Team', Amount: row, Parts: rows.slice(0, 2) }
    rows.push(addPage(state, id, values, { lastEdited: START }))
  }
  const [first = ''] = rows
  faults.resume()

  return {
    client,
    clock,
    edited,
    faults,
    first,
    rows,
    url: server.url,
    schema: () => client.dataSources.retrieve({ data_source_id: id }),
    query: (page_size = 20, start_cursor?: string) =>
      asking().dataSources.query({
        data_source_id: id,
        page_size,
        ...(start_cursor ? { start_cursor } : {}),
      }),
    write: () =>
      asking().pages.update({
        page_id: first,
        properties: { Note: { rich_text: [{ text: { content: 'Written.' } }] } },
      }),
    add: () => asking().pages.create({ parent: { data_source_id: id }, properties: {} }),
    noteOf: (pageId: string) => showPage(state, pageId)['Note'],
  }
}
