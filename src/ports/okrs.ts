import type { DatabaseKind, Instant, Snapshot, Write } from '#src/core/model.ts'

export interface ReadOptions {
  /** true: every row is asked for, whatever is kept. Default: only what changed, where a whole read of the last day is kept. */
  readonly whole?: boolean
  /** false: nothing of this read is kept, so that a run which changes nothing leaves nothing behind. Default: true. */
  readonly keep?: boolean
}

/** Where leaders edit their OKRs. */
export interface Okrs {
  /**
   * Every configured database as it is now, complete: rows that do not parse become findings. Whether all of it was asked for or
   * only what changed, the answer is the same.
   * @throws Failure when the token is refused, a database is not shared, or a page of rows cannot be had: a partial read is no read.
   */
  read(options?: ReadOptions): Promise<Snapshot>

  /**
   * Looks once more, with one request per database of the kinds, at what was edited since the last look.
   * @returns everything as it is now; null: people changed nothing. What the service itself wrote is no change.
   * @throws Failure as `read` does
   */
  refresh(kinds: ReadonlySet<DatabaseKind>): Promise<Snapshot | null>

  /**
   * Writes the changes of one page in one request. Where the answer is lost the page is read back, so that the outcome is known.
   * @returns the stamp that the row bears then (`lastEdited`): by the other side's clock, which is not ours
   * @throws Failure; its `outcome` tells whether the write may have been carried out all the same
   */
  write(write: Write): Promise<Instant>

  /** Requests sent so far by this instance. */
  requests(): number
}
