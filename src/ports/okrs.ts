import type { Instant, Snapshot, Write } from '#src/core/model.ts'

/** Where leaders edit their OKRs. */
export interface Okrs {
  /**
   * Reads every configured database completely. Rows that do not parse become findings.
   * @throws Failure when the token is refused, a database is not shared, or a page of rows cannot be had: a partial read is no read.
   */
  read(): Promise<Snapshot>

  /**
   * Writes the changes of one page in one request.
   * @returns the stamp that the row bears then (`lastEdited`): by the other side's clock, which is not ours
   * @throws Failure
   */
  write(write: Write): Promise<Instant>

  /** Requests sent so far by this instance. */
  requests(): number
}
