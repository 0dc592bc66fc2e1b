import type { NewDecision } from '#src/core/decisions/new-decision.ts'
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

  /**
   * Adds a row to the decision log; the next `refresh` and `read` show it. It is never there twice: where the answer
   * is lost it is looked for by its key. Where it is refused, it is added without the cells that may be why, if that is taken.
   * @returns the new row's id, the stamp that it bears, and the names of the columns that were left out so
   * @throws Failure; its `outcome` tells whether the row may have been added all the same
   */
  addDecision(
    decision: NewDecision,
  ): Promise<{ readonly id: string; readonly at: Instant; readonly leftOut: readonly string[] }>

  /**
   * Puts a row that the service added into the trash of Notion, unless somebody has edited it since.
   * @param at the stamp of the service's last write to it
   * @returns why it is left as it is; null: it is in the trash
   * @throws Failure as `write` does
   */
  trashDecision(id: string, at: Instant): Promise<'edited' | 'gone' | null>

  /** Requests sent so far by this instance. */
  requests(): number
}
