import type { Instant } from '#src/core/model.ts'
import type { Connection, NotionState } from './state.ts'

/** How the stand-in deals with long lists. */
export interface Limits {
  /** Pages of lists are at times shorter than asked for. */
  readonly shortPages: boolean
  /** How many links a relation shows on its page. */
  readonly relationLimit: number
  /** How many rows a query walks before it ends as incomplete. */
  readonly queryLimit: number
}

/** How one request is dealt with in another way than the others: given to the app beside the request. */
export interface Circumstances {
  readonly limits?: Partial<Limits>
}

/** What an endpoint needs to answer one request. */
export interface Context {
  readonly state: NotionState
  readonly connection: Connection
  readonly limits: Limits
  /** When the request came in. */
  readonly now: Instant
  /** Scheme and host of the request. */
  readonly origin: string
}
