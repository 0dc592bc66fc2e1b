import type { History, Remembered } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'

export interface HistoryStore {
  /**
   * Ordered by page and time, so that the same content always reads the same.
   * @param daysSince of `days` and `objectiveDays` only what is of this day or later; absent: all of them
   */
  read(daysSince?: Day): Promise<History>
  /** All or nothing. */
  remember(news: Remembered): Promise<void>
}
