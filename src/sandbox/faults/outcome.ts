/** How a request ends without a whole answer: `cut_off` breaks off half way through the body of `begun`. */
export type Lost =
  | { readonly lost: 'reset' | 'silence' }
  | { readonly lost: 'cut_off'; readonly begun: Response }

/** What comes of a request over HTTP: an answer, or less. */
export type Outcome = Response | Lost

/** Whoever answers requests over HTTP. */
export interface Answering {
  fetch(request: Request): Outcome | Promise<Outcome>
}

/** The part of the body that gets through before the connection breaks. */
export async function firstHalf(begun: Response): Promise<{ part: Uint8Array; whole: number }> {
  const body = new Uint8Array(await begun.arrayBuffer())
  return { part: body.subarray(0, Math.floor(body.length / 2)), whole: body.length }
}
