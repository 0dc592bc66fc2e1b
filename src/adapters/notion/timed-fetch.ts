import { UnknownHTTPResponseError } from '@notionhq/client'
import type { Instant } from '#src/core/model.ts'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** No answer of Notion's is nearly as long: 100 rows with much text take a few MB. */
const mostBytes = 32 * 1024 * 1024

/**
 * A fetch that ends when its time is up, whether the answer does not begin or does not end, and that hands over whole JSON only.
 * @param timeoutMs real time
 */
export function createTimedFetch({ send, timeoutMs }: { send: Fetch; timeoutMs: number }) {
  let requests = 0
  let serverNow: Instant | null = null

  async function wholeAnswer(url: string, init: RequestInit, onHead: (head: Response) => void) {
    const head = await send(url, init)
    onHead(head)
    const { ok, status, headers, body } = head
    const date = Date.parse(headers.get('date') ?? '')
    if (!Number.isNaN(date)) serverNow = new Date(date).toISOString()
    const text = body === null ? '' : (await textOf(body)).trim()
    // The SDK would throw it without the ids of the request.
    if (ok && !(text.startsWith('{') && text.endsWith('}')))
      throw new SyntaxError('The answer is no JSON object.')
    return { ok, status, headers, text: async () => text }
  }

  async function timedFetch(url: string, init?: RequestInit) {
    requests += 1
    // Not AbortSignal.timeout: its timer would keep every answer in memory until the time is up.
    const { signal, abort } = abortable()
    const timer = setTimeout(abort, timeoutMs)
    // The signal ends the request; the race ends the wait also where a way of sending does not heed it.
    const timeUp = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    let begun: Response | undefined
    const onHead = (head: Response) => {
      begun = head
    }
    try {
      return await Promise.race([wholeAnswer(url, { ...init, signal }, onHead), timeUp])
    } catch (error) {
      throw begun ? withoutBody(begun, error) : error
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    fetch: timedFetch,
    /** HTTP requests sent so far. */
    requests: () => requests,
    /** Notion's time as its last answer bore it; null: none did. */
    serverNow: () => serverNow,
  }
}

/** An answer that was not had whole: its head has the ids of the request and says why it is a refusal, and for how long. */
function withoutBody({ ok, status, headers }: Response, cause: unknown): UnknownHTTPResponseError {
  const error = new UnknownHTTPResponseError({ message: undefined, status, headers, rawBodyText: '' })
  return ok ? Object.assign(error, { cause }) : error
}

function abortable() {
  const controller = new AbortController()
  const abort = () => controller.abort(new DOMException('Notion did not answer in time.', 'TimeoutError'))
  return { signal: controller.signal, abort }
}

/** @throws RangeError when it is too long */
async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > mostBytes) {
      void reader.cancel().catch(() => undefined)
      throw new RangeError(`The answer is longer than ${mostBytes} bytes.`)
    }
    text += decoder.decode(value, { stream: true })
  }
}
