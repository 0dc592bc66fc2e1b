import { expect, test } from 'vitest'
import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import type { Fetch } from '#src/adapters/notion/timed-fetch.ts'
import { createNotion } from '#src/sandbox/notion/create-notion.ts'
import { addRootPage } from '#src/sandbox/notion/seed.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { origin, refusal, token } from './a-connection.ts'

const now = '2026-11-20T08:00:00.000Z'
const isCreate = (init: RequestInit | undefined) => init?.method === 'POST'
const isChange = (init: RequestInit | undefined) => init?.method === 'PATCH'

/**
 * An empty page of the stand-in and `init` on it.
 * @param answers what is answered to a request that the stand-in has carried out; null: its own answer
 */
function aPage(answers: (init: RequestInit | undefined, own: Response) => Promise<Response | null>) {
  const notion = createNotion({ token, now: () => new Date(now), shortPages: false })
  const page = addRootPage(notion.state, 'OKRs', now)
  const through: Fetch = async (url, init) => (await notion.app.request(url, init)) as Response
  const init = (fetch: Fetch) =>
    initWorkspace({
      settings: { token, apiUrl: origin, requestsPerMinute: 10_000 },
      page,
      clock: createTestClock(now),
      log: silentLog,
      fetch,
    })
  return {
    notion,
    init: () =>
      init(async (url, options) => {
        const own = await through(url, options)
        return (await answers(options, own.clone())) ?? own
      }),
    again: () => init(through),
  }
}

test('a database that Notion created although it answered 503 is used where the answer names it', async () => {
  const world = aPage(async (options, own) => {
    if (!isCreate(options)) return null
    const { id } = (await own.json()) as { id: string }
    return refusal(503, 'service_unavailable', { additional_data: { committed_resource_id: id } })
  })

  const { created } = await world.init()

  expect(created).toHaveLength(4)
  expect(world.notion.state.databases.size).toBe(4)
})

test.each([
  ['a database', isCreate],
  ['a column', isChange],
])(
  '%s that may have been created is not created twice: init says to run it again, and that finds it',
  async (_case, isHit) => {
    let hit = 0
    const world = aPage(async (options) => {
      if (!isHit(options) || hit > 0) return null
      hit += 1
      return refusal(503, 'service_unavailable')
    })

    await expect(world.init()).rejects.toMatchObject({
      code: 'unavailable',
      outcome: 'unknown',
      message: expect.stringContaining('Run okr-sync init again'),
    })
    const columns = () =>
      [...world.notion.state.dataSources.values()].flatMap(({ properties }) => [...properties.keys()])
    await world.again()
    const once = columns().length
    await world.again()

    expect(world.notion.state.databases.size).toBe(4)
    expect(columns()).toHaveLength(once)
  },
)

test.each([
  ['a limit', () => refusal(429, 'rate_limited', {}, { 'retry-after': '5' })],
  ['a conflict', () => refusal(409, 'conflict_error')],
])('%s does not keep init from creating', async (_case, answer) => {
  const notion = createNotion({ token, now: () => new Date(now), shortPages: false })
  const page = addRootPage(notion.state, 'OKRs', now)
  const refused = new Set<string>()

  const { created } = await initWorkspace({
    settings: { token, apiUrl: origin, requestsPerMinute: 10_000 },
    page,
    clock: createTestClock(now),
    log: silentLog,
    fetch: async (url, init) => {
      const key = `${init?.method} ${url} ${init?.body}`
      if (init?.method === 'GET' || refused.has(key)) return (await notion.app.request(url, init)) as Response
      refused.add(key)
      return answer()
    },
  })

  expect(created).toHaveLength(4)
  expect(notion.state.databases.size).toBe(4)
})
