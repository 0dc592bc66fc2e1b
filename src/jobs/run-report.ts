import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Report } from '#src/core/mail/mail-policy.ts'
import type { MessageKind } from '#src/core/mail/message-kind.ts'
import type { Finding, Instant, Write } from '#src/core/model.ts'
import type { MessageState } from '#src/ports/outbox.ts'
import type { LimitReading } from '#src/ports/work-source.ts'

/** A message of a run: `planned` where nothing is sent because the run is dry. */
export interface ReportedMessage {
  readonly kind: MessageKind
  readonly to: string
  readonly subject: string
  readonly state: MessageState | 'planned'
  readonly detail: string | null
}

/** A row of the decision log that a run added or was to add: `planned` where the run is dry, `unknown` where it may be there. */
export interface ReportedDecision {
  readonly decision: NewDecision
  /** Of the row; null: there is none, or it is not known. */
  readonly id: string | null
  readonly state: 'planned' | 'added' | 'not_added' | 'unknown'
}

/** What one run read, computed, wrote and sent: what `okr-sync sync --json` prints. */
export interface RunReport
  extends Pick<
    Evaluation,
    | 'objectives'
    | 'keyResults'
    | 'initiatives'
    | 'decisions'
    | 'alignment'
    | 'alignmentWithoutAccepted'
    | 'workCoverage'
    | 'contradictions'
    | 'waiting'
    | 'atRisk'
    | 'recommendations'
    | 'forecastMean'
  > {
  readonly run: {
    readonly id: string
    readonly job: 'sync' | 'plan' | 'escalate' | 'nudge' | 'go-live' | Report
    readonly asOf: Instant
    readonly startedAt: Instant
    readonly finishedAt: Instant
    readonly ruleVersion: string
    /** `incomplete`: pages were not written or mail was not sent; the next run takes it up. */
    readonly outcome: 'done' | 'incomplete'
  }
  readonly counts: {
    /** Rows of all databases. */
    readonly read: number
    /** Key results whose number was taken from the work. */
    readonly measured: number
    /** Key results with Source and Measure whose number could not be had. */
    readonly unknown: number
    /** Pages that differ. */
    readonly planned: number
    readonly written: number
    /** Pages that were not written. */
    readonly failed: number
    /** Messages that left in this run. */
    readonly messages: number
  }
  readonly requests: { readonly notion: number; readonly linear: number; readonly github: number }
  /** How much of their limits the systems had left at the end, by their own headers. */
  readonly limits: { readonly linear: readonly LimitReading[]; readonly github: readonly LimitReading[] }
  /** Those of the evaluation first, then those of the run itself. */
  readonly findings: readonly Finding[]
  readonly writes: readonly Write[]
  readonly newDecisions: readonly ReportedDecision[]
  readonly messages: readonly ReportedMessage[]
}
