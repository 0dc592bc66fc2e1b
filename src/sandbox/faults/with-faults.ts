import type { Faults, System } from './create-faults.ts'
import type { Asked, HttpFault } from './http-fault.ts'
import type { Answering, Outcome } from './outcome.ts'

interface StandIn {
  fetch(request: Request, circumstances?: object): Response | Promise<Response>
}

/**
 * Puts faults before a stand-in.
 * @param options.table every fault that its clients can meet
 * @param options.now the stand-in's clock: its answers bear it, and so do those that come in their place
 */
export function withFaults(options: {
  readonly app: StandIn
  readonly system: System
  readonly table: Readonly<Record<string, HttpFault>>
  readonly faults: Faults
  readonly now: () => Date
}): Answering {
  const { app, system, faults, now } = options
  const table = new Map(Object.entries(options.table))

  return {
    async fetch(request) {
      const asked = await askedBy(request, app)
      const offers = [...table]
        .filter(([, { fits }]) => fits?.(asked) ?? true)
        .map(([kind, { weight = 1 }]) => ({ kind, weight }))
      const kind = faults.draw(system, offers)
      const fault = kind === null ? undefined : table.get(kind)
      return fault ? dated(await fault.strike(asked), now) : asked.carryOut()
    },
  }
}

async function askedBy(request: Request, app: StandIn): Promise<Asked> {
  const { method, url, headers } = request
  const text = await request.text()
  return {
    method,
    path: new URL(url).pathname,
    body: objectIn(text),
    carryOut: async ({ body, circumstances } = {}) => {
      const sent = body === undefined ? text : JSON.stringify(body)
      const passed = new Request(url, {
        method,
        headers: fitting(headers),
        ...(sent === '' ? {} : { body: sent }),
      })
      return app.fetch(passed, circumstances)
    },
    get: async (path) => app.fetch(new Request(new URL(path, url), { headers: fitting(headers) })),
  }
}

/** The headers without the length of a body that may be another now. */
function fitting(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-length')
  return kept
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}

function dated(outcome: Outcome, now: () => Date): Outcome {
  if (!('lost' in outcome) && !outcome.headers.has('Date')) outcome.headers.set('Date', now().toUTCString())
  return outcome
}
