import { Client } from '@notionhq/client'
import { expect, onTestFinished, test } from 'vitest'
import { createFaults, type FaultOptions } from '#src/sandbox/faults/create-faults.ts'
import { startSandbox } from '#src/sandbox/start-sandbox.ts'
import { createTestClock } from '#test/support/test-clock.ts'

async function sandboxWith(options: FaultOptions) {
  const faults = createFaults(options)
  const clock = createTestClock('2026-11-20T08:15:42.123Z')
  const sandbox = await startSandbox({ now: () => new Date(clock.now()), faults })
  onTestFinished(() => sandbox.close())
  const url = sandbox.settings['NOTION_API_URL'] ?? ''
  const ask = () =>
    sandbox.fetch(`${url}/v1/users/me`, {
      headers: { Authorization: 'Bearer ntn_sandbox', 'Notion-Version': '2026-03-11' },
    })
  return { sandbox, faults, ask, url }
}

test('the real SDK asks the stand-in without a socket, and at no other address', async () => {
  const { sandbox, ask, url } = await sandboxWith({ plan: [] })
  const fetch = sandbox.fetch as never
  const client = new Client({ auth: 'ntn_sandbox', baseUrl: url, notionVersion: '2026-03-11', fetch })
  expect(await client.users.me({})).toMatchObject({ type: 'bot' })
  expect((await ask()).headers.get('date')).toBe('Fri, 20 Nov 2026 08:15:42 GMT')
  await expect(sandbox.fetch('https://api.notion.com/v1/users/me')).rejects.toMatchObject({
    name: 'TypeError',
    cause: { code: 'ECONNREFUSED' },
  })
})

test('what is lost on the way is thrown as the platform throws it, and silence is not waited for', async () => {
  const { ask } = await sandboxWith({
    plan: [
      { system: 'notion', kind: 'reset', at: 1 },
      { system: 'notion', kind: 'silence', at: 2 },
      { system: 'notion', kind: 'cut_off_body', at: 3 },
    ],
  })
  await expect(ask()).rejects.toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNRESET' },
  })
  const silence = await ask().catch((error) => error)
  expect(silence).toBeInstanceOf(DOMException)
  expect(silence.name).toBe('TimeoutError')
  const begun = await ask()
  expect(begun.status).toBe(200)
  await expect(begun.text()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' })
  expect((await ask()).status).toBe(200)
})

test('every fault by dice is an answer or what fetch throws, the same for the same seed', async () => {
  const outcomes = async () => {
    const { faults, ask } = await sandboxWith({ seed: 3, rate: 0.9 })
    const seen: (string | number)[] = []
    for (let asked = 0; asked < 200; asked += 1) {
      const outcome = await ask().catch((error: Error) => error)
      seen.push(outcome instanceof Error ? outcome.name : outcome.status)
    }
    return { seen, tally: faults.tally() }
  }
  const { seen, tally } = await outcomes()
  expect(await outcomes()).toEqual({ seen, tally })
  expect(new Set(seen)).toEqual(new Set([200, 429, 500, 502, 503, 504, 529, 'TypeError', 'TimeoutError']))
  expect(tally.map(({ kind }) => kind)).not.toContain('request_blocked')
})
