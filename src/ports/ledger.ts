import type { Instant, Write } from '#src/core/model.ts'

export type JobName = 'sync' | 'digest'

export interface RunStart {
  readonly id: string
  readonly job: JobName
  /** The moment that the rules reckon with. */
  readonly asOf: Instant
  readonly startedAt: Instant
  readonly ruleVersion: string
}

export interface RunEnd {
  readonly finishedAt: Instant
  /** `failed`: it is to be run again as soon as it is due. Mail that waits in the outbox does not ask for that. */
  readonly outcome: 'done' | 'failed'
  /** SHA-256 of what the rules were given, in hex; null when the run failed before it had read everything. */
  readonly inputsHash: string | null
  /** Counts and requests of the run report, as JSON. */
  readonly summary: string
  /** What went wrong, in a sentence; null when done. */
  readonly error: string | null
}

export interface LastRun {
  readonly job: JobName
  readonly finishedAt: Instant
}

/** Every run, and every cell it wrote with the value before and after. */
export interface Ledger {
  open(run: RunStart): Promise<void>
  close(runId: string, end: RunEnd): Promise<void>
  /** The last run of each job that ended `done`. */
  lastGood(): Promise<readonly LastRun[]>
  /**
   * Keeps a write that Notion has accepted; its cells become the `written` of the history.
   * @param at the stamp that Notion gave the row, so that it is comparable with the row's `lastEdited`
   */
  recordWrite(runId: string, write: Write, at: Instant): Promise<void>
}
