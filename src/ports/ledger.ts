import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { PreparedDecision } from '#src/core/history.ts'
import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Instant, Write } from '#src/core/model.ts'

export type JobName = 'sync' | 'undo' | 'escalate' | 'nudge' | 'go-live' | Report

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
  /** SHA-256 of what the rules said, in hex; null where they were not asked. */
  readonly evaluationHash: string | null
  /** Counts and requests of the run report, as JSON. */
  readonly summary: string
  /** What went wrong, in a sentence; null when done. */
  readonly error: string | null
}

export interface LastRun {
  readonly job: JobName
  /** Of a report that was left out the moment at which it was to leave. */
  readonly asOf: Instant
  readonly finishedAt: Instant
}

/** A run as the ledger has it; `end` is null while it goes on, or for ever where its process died. */
export interface Run extends RunStart {
  readonly end: RunEnd | null
}

/** A write as the ledger has it. */
export interface LedgerWrite {
  readonly runId: string
  readonly write: Write
  /**
   * `planned`: about to be sent, or sent and not known what became of it. `written`: Notion has it. `dropped`: it was surely not
   * carried out.
   */
  readonly state: 'planned' | 'written' | 'dropped'
  /** When it was planned; of a written one the stamp that Notion gave the row. */
  readonly at: Instant
}

/** A write that Notion has accepted. */
export interface Landed {
  readonly write: Write
  /** The stamp that Notion gave the row, so that it is comparable with the row's `lastEdited`. */
  readonly at: Instant
}

/** A decision that a run added, or was about to add, as the ledger has it. */
export interface LedgerDecision extends Omit<PreparedDecision, 'state'> {
  readonly runId: string
  readonly title: string
  /** As of a write. */
  readonly state: LedgerWrite['state']
}

/** Every run, and every cell it wrote with the value before and after. */
export interface Ledger {
  open(run: RunStart): Promise<void>
  close(runId: string, end: RunEnd): Promise<void>
  /**
   * The last run of each job that ended `done`. One that ended after now had a clock that went ahead, and does not count: its job
   * would be neither due nor late until that moment comes.
   */
  lastGood(now: Instant): Promise<readonly LastRun[]>
  /** When the earliest run that is still kept began; null: there was none. */
  firstRunAt(): Promise<Instant | null>
  /**
   * Runs by their start, the latest first.
   * @param until only those that began at this moment or before; absent: all
   */
  runs(most: number, until?: Instant): Promise<readonly Run[]>
  /** null: there is no such run. */
  run(runId: string): Promise<Run | null>

  /** Lays down what is about to be sent, before it is. A page that is planned again in the same run replaces its plan. */
  planWrites(runId: string, writes: readonly Write[], at: Instant): Promise<void>
  /**
   * Keeps writes that Notion has accepted, planned before or not; their cells become the `written` of the history, apart from a
   * person's word that was put back, of which the service's own value before it does. All or nothing.
   * @param landed of each page one
   */
  recordWrites(runId: string, landed: readonly Landed[]): Promise<void>
  /** Those planned writes of the run to these pages were surely not carried out. */
  dropWrites(runId: string, pageIds: readonly string[]): Promise<void>
  /** Every write that is still `planned`, in any run, the oldest first. */
  plannedWrites(): Promise<readonly LedgerWrite[]>
  /** All writes of a run, in the order in which they were planned. */
  writesOf(runId: string): Promise<readonly LedgerWrite[]>

  /** Lays down the decisions that are about to be added, before they are; one of the same key that is not written is replaced. */
  planDecisions(runId: string, decisions: readonly NewDecision[], at: Instant): Promise<void>
  /** Tells what became of planned decisions, by key: each was added with this row's id and stamp, or surely not. */
  settleDecisions(
    outcomes: readonly {
      readonly key: string
      readonly landed: { readonly id: string; readonly at: Instant } | null
    }[],
  ): Promise<void>
  /** All decisions of a run, in the order in which they were planned. */
  decisionsOf(runId: string): Promise<readonly LedgerDecision[]>
}
