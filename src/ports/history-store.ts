import type { History, Remembered } from '#src/core/history.ts'
import type { PastNeeded } from '#src/core/rows/past-needed.ts'

export interface HistoryStore {
  /**
   * Ordered by page and time, so that the same content always reads the same.
   * @param needed of `days` and `objectiveDays`, none older than its first day and none after its today, only those of today, the
   * stored day before today, the one to compare with, the first one, the last of each span and those that are asked for of weeks; with them every row that differs in more than its figures
   * from the page's row before, and those beside a stored day on which the page had none. What the rules ask of all days they are
   * told by these. Of the episodes those that are open or ended within. Absent: all
   */
  read(needed?: PastNeeded): Promise<History>
  /** All or nothing. */
  remember(news: Remembered): Promise<void>
}
