import type { CarriedFrom } from '#src/core/cycle/carried-over.ts'
import type { DecisionResult } from '#src/core/decision-result.ts'
import type {
  Contradiction,
  Evaluation,
  KeyResultResult,
  ObjectiveResult,
  Rebaseline,
  ServingWork,
} from '#src/core/evaluation.ts'
import type { DecisionStand } from '#src/core/history.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day, Finding, Period, Risk, Status } from '#src/core/model.ts'
import type { DayValue } from '#src/core/rows/in-force.ts'

/** A number, or what stands for one, with its meaning. */
export interface Figure {
  readonly name: string
  /** Unrounded; null: unknown, or it has no meaning here. */
  readonly value: number | string | null
  /** As people write it; a dash where there is none. */
  readonly shown: string
  readonly means: string
}

/** How a row came to its status. */
export interface Verdict {
  /** What page and mail show: a person's word while it stands. */
  readonly inForce: Status
  /** What the rules say. */
  readonly rules: Status
  /** By confidence alone, with hysteresis; null: there is no open forecast. */
  readonly colour: Status | null
  readonly reasons: readonly { readonly code: string; readonly words: string }[]
}

/** Which rules were used. */
export interface RulesInForce {
  readonly version: string
  /** Every choice of the policy that differs from its default, as `cuts.green=0.8`. */
  readonly chosen: readonly string[]
  readonly forecastMean: Evaluation['forecastMean']
}

/** Which row is explained, and as of when. */
interface Head {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly today: Day
  readonly owners: readonly string[]
  /** Every sentence of its Why or Summary, the most important first. */
  readonly why: readonly string[]
  /** Those of this row, accepted ones left out. */
  readonly findings: readonly Pick<Finding, 'code' | 'level' | 'property' | 'message' | 'mend'>[]
  readonly rules: RulesInForce
}

/** What leader, rules and Linear say, side by side. */
interface Voices {
  readonly voices: Contradiction['voices']
  readonly isContradicted: boolean
}

export interface LinkedWorkExplained {
  readonly url: string
  readonly title: string
  /** Share done, 0..1; null: it could not be read, or it has no end. */
  readonly share: number | null
  readonly lastActivity: Day | null
  /** What a person typed about it in Linear, and when. */
  readonly health: { readonly status: Status; readonly day: Day } | null
  /** How much of it this key result gets, where it serves several; 1: all. */
  readonly credit: number
  /** Why it could not be read; empty: it was. */
  readonly fault: string
}

export interface KeyResultExplained extends Head, Voices {
  readonly kind: 'key_result'
  readonly objective: { readonly id: string; readonly title: string } | null
  readonly status: Verdict & {
    /** The colour that hysteresis started from; null: none. */
    readonly previousColour: Status | null
    /** true: the cuts alone would give another colour, and the margin keeps this one. */
    readonly isHeld: boolean
  }
  readonly figures: readonly Figure[]
  /** What stood on each day, oldest first. */
  readonly checkIns: readonly (DayValue & { readonly shown: string })[]
  /** The value that would have been green on the day of the check-in; null: it is, or none would. */
  readonly greenAt: { readonly value: number; readonly shown: string } | null
  /** What the same value means a week after its check-in; null: nothing else. */
  readonly unchanged: { readonly day: Day; readonly status: Status; readonly confidence: number } | null
  readonly overrule: KeyResultResult['overrule']
  readonly overruleEnded: KeyResultResult['overruleEnded']
  readonly rebaseline: Rebaseline | null
  /** Beside the chance; null: none was typed. */
  readonly ownerConfidence: {
    readonly owner: number
    readonly chance: number | null
    readonly isTalkingPoint: boolean
  } | null
  readonly work: ServingWork & { readonly linked: readonly LinkedWorkExplained[] }
  readonly measurement: KeyResultResult['measurement']
  readonly ruleMove: KeyResultResult['ruleMove']
  /** What a reader should keep in mind. */
  readonly notes: readonly string[]
}

export interface WeighedKeyResult {
  readonly id: string
  readonly title: string
  /** Dropped and deferred ones do not count. */
  readonly state: KeyResultResult['state']
  readonly weight: number
  /** Of all the weight that counts, 0..1; null: it does not count. */
  readonly share: number | null
  readonly inForce: Status
  readonly rules: Status
  readonly risk: Risk
  readonly score: number | null
  readonly confidence: number | null
}

/** One objective on the way up. */
export interface ChainLink {
  readonly id: string
  readonly title: string
  readonly level: ObjectiveResult['level']
  /** How many links above the explained one: 1 is its parent. */
  readonly above: number
  /** The key result that the link names; empty: it names the objective itself. */
  readonly through: string
}

export interface ObjectiveExplained extends Head, Voices {
  readonly kind: 'objective'
  readonly level: ObjectiveResult['level']
  readonly status: Verdict
  readonly figures: readonly Figure[]
  readonly keyResults: readonly WeighedKeyResult[]
  /** null: none, or none that counts. */
  readonly worstKeyResult: { readonly id: string; readonly title: string } | null
  readonly alignment: ObjectiveResult['alignment']
  /** The objective of an earlier cycle that it goes on with; null: none is known. */
  readonly carriedOverFrom: (CarriedFrom & { readonly title: string; readonly period: Period | null }) | null
  /** The objectives that it supports, and those that they support, the nearest first. */
  readonly supports: readonly ChainLink[]
  /** The objectives that link to it directly. */
  readonly supportedBy: readonly { readonly id: string; readonly title: string }[]
  readonly overrule: ObjectiveResult['overrule']
  readonly overruleEnded: ObjectiveResult['overruleEnded']
  readonly originalScore: number | null
}

export interface InitiativeExplained extends Head, Voices {
  readonly kind: 'initiative'
  readonly health: InitiativeResult['health']
  readonly progress: number | null
  readonly progressFrom: InitiativeResult['progressFrom']
  readonly forecast: InitiativeResult['forecast']
  readonly noForecast: InitiativeResult['noForecast']
  readonly timeline: InitiativeResult['timeline']
  /** Points a week. */
  readonly velocity: number | null
  readonly holdsUp: InitiativeResult['holdsUp']
  readonly waitsFor: InitiativeResult['waitsFor']
}

export interface DecisionExplained extends Head {
  readonly kind: 'decision'
  readonly flags: DecisionResult['flags']
  /** Hours. */
  readonly cycleTime: number | null
  readonly choice: DecisionResult['choice']
  readonly followed: DecisionResult['followed']
  /** What the service's cells say; empty: nothing is to be said. */
  readonly followedWords: string
  readonly outcomeWords: string
  /** How its key results stood when it was made, at its review and at the end, each in this order. */
  readonly stands: readonly DecisionStandExplained[]
}

export interface DecisionStandExplained
  extends Pick<DecisionStand, 'of' | 'day' | 'chance' | 'score' | 'value' | 'status'> {
  readonly keyResult: { readonly id: string; readonly title: string }
  /** The value as people write it; a dash where there is none. */
  readonly shown: string
}

/** What `okr-sync explain` tells of one page. */
export type Explanation = KeyResultExplained | ObjectiveExplained | InitiativeExplained | DecisionExplained
