import type { HttpFault } from './http-fault.ts'

/** Lower case, as headers are listed. */
const OF_THE_BODY = ['content-length', 'etag', 'transfer-encoding']
const HTML = 'text/html; charset=utf-8'

/** The ways in which any HTTP request can be lost before it gets there. */
export const lostRequests = {
  reset: { strike: () => ({ lost: 'reset' }) },
  // Each costs its client a whole timeout.
  silence: { weight: 0.2, strike: () => ({ lost: 'silence' }) },
} satisfies Record<string, HttpFault>

/** The ways in which an answer, whose request was carried out, can arrive as none. */
export const brokenBodies = {
  empty_body: { strike: async (asked) => withBody(await asked.carryOut(), '') },
  null_body: { strike: async (asked) => withBody(await asked.carryOut(), 'null') },
  html_body: {
    strike: async (asked) =>
      withBody(await asked.carryOut(), page('Sign in', 'Sign in to the network.'), HTML),
  },
  truncated_body: {
    async strike(asked) {
      const answer = await asked.carryOut()
      const text = await answer.clone().text()
      return withBody(answer, text.slice(0, Math.floor(text.length / 2)))
    },
  },
  cut_off_body: { strike: async (asked) => ({ lost: 'cut_off', begun: await asked.carryOut() }) },
} satisfies Record<string, HttpFault>

/** What a proxy on the way says in the place of the service. */
export function badGateway(): Response {
  return new Response(page('502 Bad Gateway', 'cloudflare'), {
    status: 502,
    headers: { 'Content-Type': HTML },
  })
}

/** The answer with another body; its headers stay but for those that tell of the body. */
export function withBody(answer: Response, body: string, contentType?: string): Response {
  const kept = [...answer.headers].filter(([name]) => !OF_THE_BODY.includes(name))
  const type = contentType === undefined ? {} : { 'content-type': contentType }
  const headers = { ...Object.fromEntries(kept), ...type }
  // A status that says there is no body allows none.
  const hasNone = answer.status === 204 || answer.status === 304
  return new Response(hasNone ? null : body, { status: answer.status, headers })
}

export function page(title: string, text: string): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`
}
