import { type Answering, firstHalf, type Lost } from './faults/outcome.ts'

/**
 * A `fetch` that answers requests to stand-ins without any socket; what is lost on the way comes out as the platform's fetch says
 * it: a broken connection is a TypeError `fetch failed` (or `terminated`, within a body) with its cause, and silence a DOMException
 * `TimeoutError`, at once instead of after the client's patience.
 * @param standIns each under the address that its clients are told; only scheme, host and port count
 */
export function inProcess(
  standIns: readonly { readonly url: string; readonly answering: Answering }[],
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init)
    init?.signal?.throwIfAborted()
    const { origin } = new URL(request.url)
    const standIn = standIns.find(({ url }) => new URL(url).origin === origin)
    if (!standIn) throw failed('ECONNREFUSED', `connect ECONNREFUSED ${origin}`)
    const outcome = await standIn.answering.fetch(request)
    return 'lost' in outcome ? lose(outcome) : outcome
  }
}

async function lose(outcome: Lost): Promise<Response> {
  if (outcome.lost === 'cut_off') return broken(outcome.begun)
  if (outcome.lost === 'reset') throw failed('ECONNRESET', 'read ECONNRESET')
  throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
}

async function broken(begun: Response): Promise<Response> {
  const { status, headers } = begun
  const { part } = await firstHalf(begun)
  const end = new TypeError('terminated', { cause: coded('UND_ERR_SOCKET', 'other side closed') })
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(part),
    pull: (controller) => controller.error(end),
  })
  return new Response(body, { status, headers })
}

function failed(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: coded(code, message) })
}

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}
