import type { Evidence } from '#src/core/evaluation.ts'
import type { Ambition, Day, Direction, KeyResultType, Period, Risk, Status } from '#src/core/model.ts'

/** A key result as the scoring rules take it: nothing of Notion in it. */
export interface ScoreInput {
  readonly type: KeyResultType | 'invalid' | null
  readonly direction: Direction | 'invalid' | null
  readonly ambition: Ambition | 'invalid' | null
  readonly baseline: number | null
  readonly target: number | null
  readonly floor: number | null
  /** The list as typed; empty: none. */
  readonly milestones: string
  readonly curve: string | null
  /** null: 1. */
  readonly weight: number | null
  readonly title: string
  /** null: neither a cycle nor a period could be read. */
  readonly period: Period | null
  readonly state: 'active' | 'closed' | 'dropped' | 'deferred'
  /** All check-ins, oldest first, one a day. */
  readonly history: readonly { readonly day: Day; readonly value: number }[]
  /** The source of a measured key result could not be read. */
  readonly sourceUnknown: boolean
  /**
   * The colour by confidence alone that was stored last before today; null: none, or the goal (baseline, target, weight or
   * period) was edited since, so that hysteresis starts anew.
   */
  readonly previousColour: Status | null
  /** The day since which its source fails: it is judged as of then. null: it does not fail. */
  readonly failingSince: Day | null
  /** Share done of the linked work, 0..1; null: none is linked, or it cannot be read. It never changes a score. */
  readonly workShare: number | null
}

/** A fault of the definition or of the data, before it is tied to a row. */
export interface ScoreProblem {
  /** For example `no_target`. */
  readonly code: string
  /** `error`: not scored. `warning`: scored, and said. */
  readonly level: 'error' | 'warning'
  /** The property's name as `init` creates it. */
  readonly property: string
  readonly message: string
  readonly mend: string
}

/** What the scoring rules say of one key result; all as in `KeyResultResult`. */
export interface ScoreResult {
  readonly weight: number
  readonly ambition: Ambition
  readonly targetScore: number
  /** Baseline as used, also where it was assumed. */
  readonly baseline: number | null
  readonly current: number | null
  readonly lastCheckIn: Day | null
  readonly score: number | null
  readonly raw: number | null
  readonly plan: number | null
  readonly expected: number | null
  readonly gap: number | null
  readonly forecast: number | null
  readonly confidence: number | null
  readonly confidenceFull: number | null
  readonly need: number | null
  readonly pace: number | null
  readonly status: Status
  /** By confidence alone, with hysteresis, before silence and completion; null: there is no open forecast. */
  readonly colour: Status | null
  readonly risk: Risk
  readonly evidence: Evidence
  readonly reasons: readonly string[]
  readonly problems: readonly ScoreProblem[]
  /** false: the definition is invalid; it counts neither in means nor in weights nor in alignment. */
  readonly valid: boolean
}
