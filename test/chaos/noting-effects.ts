import type { Sandbox } from '#src/sandbox/start-sandbox.ts'

/** What a request that sets cells of a row did to it. */
export interface Effect {
  /** When it came, by the stand-ins' clock. */
  readonly at: string
  readonly pageId: string
  /** Whether one of these cells holds something else since. */
  readonly changed: boolean
}

/**
 * The way to the stand-ins, on which it is seen what each request that sets cells did, whatever its answer says.
 * @param failed called when one has no good answer, with the row and what it was to hold, by the ids of the properties
 */
export function notingEffects(
  { fetch, notion }: Sandbox,
  effects: Effect[],
  now: () => string,
  failed: (pageId: string, values: ReadonlyMap<string, unknown>) => void = () => {},
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const pageId = /\/v1\/pages\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1]
    if (request.method !== 'PATCH' || pageId === undefined) return fetch(input, init)
    const at = now()
    const { properties = {} } = (await request.clone().json()) as { properties?: object }
    const wanted = new Map(
      Object.entries(properties).map(([id, value]) => [decodeURIComponent(id), value] as const),
    )
    const cells = () => {
      const values = notion.state.pages.get(pageId)?.values
      return JSON.stringify([...wanted.keys()].map((id) => values?.get(id)))
    }
    const before = cells()
    let isAnswered = false
    try {
      const answer = await fetch(input, init)
      isAnswered = answer.ok
      return answer
    } finally {
      effects.push({ at, pageId, changed: cells() !== before })
      if (!isAnswered) failed(pageId, wanted)
    }
  }
}
