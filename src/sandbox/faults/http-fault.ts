import type { Outcome } from './outcome.ts'

/** A request on its way to a stand-in. */
export interface Asked {
  readonly method: string
  /** Without its query. */
  readonly path: string
  /** The JSON object that came with it; without one, an empty one. */
  readonly body: Readonly<Record<string, unknown>>
  /**
   * Lets the stand-in carry it out.
   * @param change another body, or circumstances that the stand-in knows (see its `Circumstances`)
   */
  carryOut(change?: { readonly body?: object; readonly circumstances?: object }): Promise<Response>
  /** Asks the stand-in something else, as the same client. */
  get(path: string): Promise<Response>
}

/** One way in which a request over HTTP can go wrong. */
export interface HttpFault {
  /** How often it comes beside the others, each of which is 1 by default. 0: only where it is named. */
  readonly weight?: number
  /** Whether it can befall this request; without it, any. */
  fits?(asked: Asked): boolean
  strike(asked: Asked): Outcome | Promise<Outcome>
}
