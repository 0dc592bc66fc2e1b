import type { Day, Period, Status } from '#src/core/model.ts'

/** What the rules say of a key result; null: unknown. */
export interface Prospect {
  /** Of reaching the target score s*, 0..1. */
  readonly chance: number | null
  /** Projected final raw score, unclamped. */
  readonly forecast: number | null
  /** 0..1. */
  readonly score: number | null
  readonly status: Status
}

/** What the rules say of an objective; null: unknown. */
export interface ObjectiveProspect {
  /** Average chance of its key results, 0..1. */
  readonly chance: number | null
  /** Projected final score, 0..1.5. */
  readonly forecast: number | null
  /** 0..1. */
  readonly score: number | null
  readonly status: Status
}

/** One change of the goal, and what the rules would say of it. */
export interface Choice<Value> {
  readonly value: Value
  /** For example `Target 31 instead of 60 customers`. */
  readonly shown: string
  readonly after: Prospect
  /** What is given up for it. */
  readonly costs: string
  /** Its objective, with this change and no other; null: it counts in none. */
  readonly objective: ObjectiveProspect | null
}

/** One kind of change: the one that was asked for, and the least one that brings the chance above the green cut. */
export interface Option<Value> {
  /** null: none was asked for. */
  readonly asked: Choice<Value> | null
  readonly restoring: Choice<Value> | null
  /** Why there is no restoring change; null: there is one. */
  readonly none: string | null
}

/** A pace is a multiple of plan, as in the scoring rules; null: it has no meaning for this kind. */
export interface People {
  readonly neededPace: number | null
  readonly likelyPace: number | null
  /** The raw score of the latest check-in by the plan clock of its day. */
  readonly paceSoFar: number | null
  /** In the unit of the Current column, signed; null: no meaning, or no day has passed. */
  readonly neededPerWeek: number | null
  readonly soFarPerWeek: number | null
  /** From today to the last day, both included. */
  readonly weeksLeft: number
  readonly words: string
}

export interface Accept {
  /** Projected final raw score. */
  readonly forecast: number
  /** The value that is; null: the kind has none. */
  readonly value: number | null
  /** true: that is less than what counts as reached. */
  readonly isMiss: boolean
  /** What the rules would say on the day after the end, if it ended there. */
  readonly after: Prospect
  readonly objective: ObjectiveProspect | null
  readonly words: string
}

/** What is told of every row that is asked about. */
export interface Asked {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly today: Day
  readonly period: Period | null
  /** The chance above which it is on track, 0..1. */
  readonly green: number
  /** Why no option can be weighed; null: they are. */
  readonly cannot: string | null
  /** What the chances take for granted. */
  readonly assumes: readonly string[]
  /** What nobody can reckon. */
  readonly untold: readonly string[]
}

/** The options for one key result; each null where `cannot` says why. */
export interface KeyResultWhatIf extends Asked {
  readonly kind: 'key_result'
  /** As stored today, also where a person's word is in force. */
  readonly now: Prospect & { readonly shown: string; readonly inForce: Status }
  readonly objective: (ObjectiveProspect & { readonly id: string; readonly title: string }) | null
  /** Of a list of milestones the value is how many open ones are left out. */
  readonly scope: Option<number> | null
  readonly time: Option<Day> | null
  readonly people: People | null
  readonly accept: Accept | null
}

/** One key result of an objective that is asked about. */
export interface MemberWhatIf {
  readonly id: string
  readonly title: string
  readonly now: Prospect
  readonly cannot: string | null
  /** The target that restores it. */
  readonly scope: Pick<Choice<number>, 'value' | 'shown' | 'after'> | null
  /** Why there is none. */
  readonly noScope: string | null
  readonly people: People | null
}

/** The options for one objective; each null where `cannot` says why. */
export interface ObjectiveWhatIf extends Asked {
  readonly kind: 'objective'
  readonly now: ObjectiveProspect & { readonly inForce: Status }
  /** Those that count and are neither on track nor complete. */
  readonly members: readonly MemberWhatIf[]
  /** With every target lowered that restores its key result; null: none is to be lowered. */
  readonly scope: ObjectiveProspect | null
  readonly time: {
    readonly asked: ObjectiveChoice | null
    readonly restoring: ObjectiveChoice | null
    readonly none: string | null
  } | null
  /** Where every key result ends where it is expected to. */
  readonly accept: ObjectiveProspect | null
}

/** An end of the period for all key results of an objective. */
export interface ObjectiveChoice {
  readonly value: Day
  readonly shown: string
  readonly after: ObjectiveProspect
  readonly costs: string
}

/** What a person wants to know the chance of. */
export interface Wish {
  /** In the unit of the Current column, as it is stored; null: not asked. */
  readonly target: number | null
  readonly end: Day | null
}

/** A wish that makes no sense, in words that say what to ask for instead. */
export interface Refused {
  readonly refused: string
}
