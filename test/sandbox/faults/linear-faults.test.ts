import { LinearClient } from '@linear/sdk'
import { expect, onTestFinished, test } from 'vitest'
import { createFaults } from '#src/sandbox/faults/create-faults.ts'
import { type LinearFaultKind, linearFaults } from '#src/sandbox/faults/linear-faults.ts'
import { withFaults } from '#src/sandbox/faults/with-faults.ts'
import { createLinear } from '#src/sandbox/linear/create-linear.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'

const now = () => new Date('2026-11-20T08:00:00.000Z')

/** The real SDK, and one fault for its first request. */
async function faultyLinear(kind: LinearFaultKind) {
  const { app } = createLinear({ apiKey: 'lin_api_secret', now, urlKey: 'acme' })
  const faults = createFaults({ plan: [{ system: 'linear', kind, at: 1 }] })
  const server = await listenOnLoopback(
    withFaults({ app, system: 'linear', table: linearFaults(now), faults, now }),
  )
  onTestFinished(() => server.close())
  letThrough(LOOPBACK)
  let patienceMs = kind === 'silence' ? 100 : 10_000
  return () => {
    const signal = AbortSignal.timeout(patienceMs)
    patienceMs = 10_000
    const { client } = new LinearClient({ apiKey: 'lin_api_secret', apiUrl: `${server.url}/graphql`, signal })
    return client.rawRequest<unknown, Record<string, unknown>>('{ organization { urlKey } viewer { email } }')
  }
}

const code = (word: string) => ({ raw: { response: { errors: [{ extensions: { code: word } }] } } })

test.each<[LinearFaultKind, object]>([
  ['rate_limited', { status: 400, ...code('RATELIMITED') }],
  ['too_many_requests', { status: 429, ...code('RATELIMITED') }],
  ['internal_error', { status: 500, ...code('INTERNAL_SERVER_ERROR') }],
  ['bad_gateway', { status: 502 }],
  ['partial_errors', { status: 200, data: { organization: { urlKey: 'acme' }, viewer: null } }],
  ['reset', { name: 'TypeError', cause: { code: 'ECONNRESET' } }],
  ['silence', { name: 'TimeoutError' }],
  ['empty_body', { name: 'SyntaxError' }],
  ['null_body', { name: 'TypeError' }],
  ['truncated_body', { name: 'SyntaxError' }],
  ['cut_off_body', { name: 'TypeError', message: 'terminated' }],
])('%s fails one document, and the next one succeeds', async (kind, error) => {
  const ask = await faultyLinear(kind)
  await expect(ask()).rejects.toMatchObject(error)
  expect(await ask()).toMatchObject({ data: { organization: { urlKey: 'acme' } } })
})

test('a spent limit is given back in a minute by the headers', async () => {
  const ask = await faultyLinear('rate_limited')
  const error = await ask().catch((thrown) => thrown)
  const { headers } = error.raw.response
  expect(headers.get('x-ratelimit-requests-remaining')).toBe('0')
  expect(Number(headers.get('x-ratelimit-requests-reset'))).toBe(now().getTime() + 60_000)
})
