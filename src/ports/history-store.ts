import type { History, Remembered } from '#src/core/history.ts'

export interface HistoryStore {
  /** Ordered by page and time, so that the same content always reads the same. */
  read(): Promise<History>
  /** All or nothing. */
  remember(news: Remembered): Promise<void>
}
