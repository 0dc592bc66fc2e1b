import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { createNotion } from '#src/sandbox/notion/create-notion.ts'
import { addRootPage } from '#src/sandbox/notion/seed.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { bringUpToDate, layManyRows } from './lay-many-rows.ts'

const TOKEN = 'ntn_sandbox'
/** 800 key results, and as many objectives as follow from them: 1,000 pages. */
const EDITED = 200

// Notion with the company in it. What time it is the service's requests say.
const [clockHeader = '', start = ''] = process.argv.slice(2)
let at = start
const notion = createNotion({ token: TOKEN, now: () => new Date(at), shortPages: false })
const root = addRootPage(notion.state, 'OKRs', at)
const { url } = await listenOnLoopback({
  async fetch(request: Request) {
    at = request.headers.get(clockHeader) ?? at
    return notion.app.fetch(request)
  },
})
const { settings } = await initWorkspace({
  settings: { token: TOKEN, apiUrl: url, requestsPerMinute: 10_000 },
  page: root,
  clock: createTestClock(at),
  log: silentLog,
})
const sources = {
  objectives: settings.NOTION_OBJECTIVES,
  keyResults: settings.NOTION_KEY_RESULTS,
  initiatives: settings.NOTION_INITIATIVES,
  decisions: settings.NOTION_DECISIONS,
}
layManyRows(notion.state, sources)
let times = 0
process.on('message', (editedAt: string) => {
  times += 1
  bringUpToDate(notion.state, sources, { objectives: EDITED, at: editedAt, times })
  process.send?.('edited')
})
process.send?.({ NOTION_TOKEN: TOKEN, NOTION_API_URL: url, ...settings })
