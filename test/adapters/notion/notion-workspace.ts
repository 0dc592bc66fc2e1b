import { createNotionOkrs } from '#src/adapters/notion/create-notion-okrs.ts'
import { type InitResult, initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import type { NotionSettings } from '#src/adapters/notion/settings.ts'
import type { Fetch } from '#src/adapters/notion/timed-fetch.ts'
import type { Person } from '#src/core/model.ts'
import type { Binding, Bindings } from '#src/ports/bindings.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import type { Okrs } from '#src/ports/okrs.ts'
import type { KeptRow, KeptSource, RowStore } from '#src/ports/row-store.ts'
import type { NotionOptions } from '#src/sandbox/notion/create-notion.ts'
import { serveAt } from '#test/support/network.ts'
import { edited, type LaidWorkspace, laidWorkspace, token } from './laid-workspace.ts'

export const origin = 'https://api.notion.test'
export { edited, token }

/** A company's Notion with the service connected to it. */
export interface TestWorkspace extends LaidWorkspace {
  readonly bindings: Bindings & { readonly list: () => Promise<readonly Binding[]> }
  readonly logged: string[]
  readonly clock: Clock & { at: string; slept: number }
  /** Runs `okr-sync init` on the shared page, however it is named. */
  init(options?: { page?: string; fetch?: Fetch }): Promise<InitResult>
  /**
   * The service with these settings; one store of bindings however often it is made.
   * @param rows where it keeps what it read; without, nothing is kept and every read is a whole one
   */
  okrs(settings: Partial<NotionSettings>, fetch?: Fetch, rows?: RowStore): Okrs
  /** How many requests came in since the last call, as `GET data_sources`. */
  count(): Record<string, number>
}

export function testWorkspace(options: Partial<NotionOptions> = {}): TestWorkspace {
  const notion = laidWorkspace(options)
  const { root } = notion
  serveAt(origin, notion.app)
  const bindings = memoryBindings()
  const logged: string[] = []
  const clock = jumpingClock()
  const log = recordingLog(logged)
  const connection = { token, apiUrl: origin, requestsPerMinute: 10_000 }

  return {
    ...notion,
    bindings,
    logged,
    clock,
    init: (options) => initWorkspace({ settings: connection, page: root, clock, log, ...options }),
    okrs: (settings, fetch, rows = forgetfulRows) =>
      createNotionOkrs({
        settings: { ...noSettings, ...connection, ...settings },
        clock,
        log,
        bindings,
        rows,
        ...(fetch ? { fetch } : {}),
      }),
    count() {
      const counts: Record<string, number> = {}
      for (const { method, path } of notion.requests.splice(0)) {
        // Resources and ids take turns in a path.
        const resources = path
          .split('/')
          .slice(2)
          .filter((_, index) => index % 2 === 0)
        const name = `${method} ${resources.join(' ')}`
        counts[name] = (counts[name] ?? 0) + 1
      }
      return counts
    },
  }
}

/** Writes Current of a key result: a run that writes is one that remembers the columns it read. */
export async function writeCurrent(okrs: Okrs, pageId: string, value: number): Promise<void> {
  await okrs.write({
    database: 'keyResults',
    pageId,
    title: '',
    changes: [{ field: 'current', before: null, after: value }],
  })
}

export const noSettings: NotionSettings = {
  token,
  apiUrl: origin,
  requestsPerMinute: 10_000,
  objectives: [],
  keyResults: [],
  okrs: [],
  initiatives: [],
  decisions: [],
  properties: {},
  owners: {},
  timezone: 'UTC',
}

const forgetfulRows: RowStore = { sources: async () => [], rows: async () => [], save: async () => {} }

/** A store of rows that lasts as long as the test. */
export function memoryRows(): RowStore {
  const sources = new Map<string, KeptSource>()
  const rows = new Map<string, KeptRow>()
  const key = ({ dataSourceId, pageId }: Pick<KeptRow, 'dataSourceId' | 'pageId'>) =>
    `${dataSourceId} ${pageId}`
  return {
    sources: async () => [...sources.values()],
    rows: async (id) => [...rows.values()].filter(({ dataSourceId }) => dataSourceId === id),
    async save(news) {
      for (const source of news.sources) sources.set(source.dataSourceId, source)
      for (const row of news.rows) rows.set(key(row), row)
      for (const row of news.gone) rows.delete(key(row))
    },
  }
}

function memoryBindings(): Bindings {
  const bindings = new Map<string, Binding>()
  const sources = new Map<string, string>()
  const people = new Map<string, { person: Person; at: string }>()
  return {
    list: async () => [...bindings.values()],
    async save(list) {
      for (const binding of list) bindings.set(`${binding.dataSourceId} ${binding.field}`, binding)
    },
    async forget(list) {
      for (const { dataSourceId, field } of list) bindings.delete(`${dataSourceId} ${field}`)
    },
    dataSource: async (reference) => sources.get(reference) ?? null,
    saveDataSource: async (reference, id) => void sources.set(reference, id),
    people: async (since) => [...people.values()].filter(({ at }) => at >= since).map(({ person }) => person),
    async savePeople(list, at) {
      for (const person of list) people.set(person.id, { person, at })
    },
  }
}

function jumpingClock(): TestWorkspace['clock'] {
  return {
    at: '2026-11-20T08:00:00.000Z',
    slept: 0,
    now() {
      return this.at
    },
    async sleep(ms) {
      this.slept += ms
      this.at = new Date(Date.parse(this.at) + ms).toISOString()
    },
  }
}

function recordingLog(logged: string[]): Log {
  const record = (level: string) => (event: string, data?: object) =>
    void logged.push(`${level} ${event} ${JSON.stringify(data ?? {})}`)
  return { info: record('info'), warn: record('warn'), error: record('error') }
}
