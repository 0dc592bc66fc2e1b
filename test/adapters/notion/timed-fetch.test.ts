import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { connectNotion } from '#src/adapters/notion/connect-notion.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'

/** A server that leaves its callers waiting, and whether they hung up. */
async function waitingServer(begin: (response: ServerResponse) => void) {
  const hungUp: Promise<void>[] = []
  const server = createServer((_request, response) => {
    hungUp.push(new Promise((resolve) => response.once('close', () => resolve())))
    begin(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hungUp }
}

test.each([
  ['an answer that never comes', () => {}],
  [
    'an answer that never ends',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"id":')
    },
  ],
])('%s is given up when its time is up, and the connection is closed', async (_case, begin) => {
  letThrough(LOOPBACK)
  const { url, hungUp } = await waitingServer(begin)
  const notion = connectNotion({
    connection: { token: 'ntn_test_0123456789', apiUrl: url, requestsPerMinute: 600 },
    clock: createTestClock('2026-11-20T08:00:00.000Z'),
    log: silentLog,
    timeoutMs: 40,
  })

  const asked = notion.ask({ to: 'read NOTION_OBJECTIVES' }, z.object({ id: z.string() }), (client) =>
    client.dataSources.retrieve({ data_source_id: 'abc' }),
  )

  await expect(asked).rejects.toMatchObject({ code: 'timeout', retryable: true })
  expect(notion.requests()).toBe(5)
  // On a busy machine the time of one may be up before the server has met it.
  expect(hungUp.length).toBeGreaterThan(0)
  await Promise.all(hungUp)
})
