import type { CheckIn, Episode, History, Instant, KeyResultDay, Sighting } from '#src/core/model.ts'

/** What one run adds to what is remembered. */
export interface Remembered {
  /** One per key result, day and source: a later one of the same day replaces it. */
  readonly checkIns: readonly CheckIn[]
  /** One per key result and day: a later one replaces it. */
  readonly days: readonly KeyResultDay[]
  /** First sight wins: a sighting that is already there keeps its moment. */
  readonly seen: readonly Sighting[]
  /** Sightings that are over. */
  readonly gone: readonly Pick<Sighting, 'pageId' | 'what'>[]
  readonly opened: readonly Episode[]
  readonly closed: readonly { readonly id: string; readonly closedAt: Instant }[]
}

export interface HistoryStore {
  /** Ordered by page and time, so that the same content always reads the same. */
  read(): Promise<History>
  /** All or nothing. */
  remember(news: Remembered): Promise<void>
}
