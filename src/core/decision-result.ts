import type { Day, Decision, Flag, Person } from './model.ts'

export interface DecisionResult {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly Person[]
  readonly status: Decision['status']
  readonly decideBy: Day | null
  readonly reviewDate: Day | null
  readonly flags: readonly Flag[]
  /** Hours from Raised to first seen Decided; null: not both known. */
  readonly cycleTime: number | null
  /** okr-sync added its row. */
  readonly prepared: boolean
  /** okr-sync asks for it, and what it was asked for is over: nobody is asked to decide any more. */
  readonly recovered: boolean
  readonly raised: Day | null
  /** As typed. */
  readonly context: string
  /** As typed, mostly one a line. */
  readonly options: string
  readonly recommendation: string
  /** Ids of the key results that it is about: linked from either side, or by what it supersedes. */
  readonly keyResults: readonly string[]
  /** What was chosen; null: it is not made, or what was typed in Decided names no option that the rules know. */
  readonly choice: Choice | null
  /** What became of the choice; null: nothing can be compared. */
  readonly followed: Followed | null
  /** What its row lacks to be complete. */
  readonly lacks: readonly Lack[]
  /** What the service's cells say; empty: nothing is to be said. */
  readonly followedWords: string
  readonly outcomeWords: string
}

/** What was chosen about a key result. */
export interface Choice {
  readonly kind: 'scope' | 'time' | 'people' | 'accept' | 'unblock'
  /** Of scope: the target, in the unit of the Current column; null: none is named. */
  readonly target: number | null
  /** Of time: the last day; null: none is named. */
  readonly end: Day | null
}

/** `as_decided`: the goal is as it was decided; `not_yet`: nothing has changed; `otherwise`: something else has. */
export type Followed = 'as_decided' | 'not_yet' | 'otherwise'

/** What a complete decision has: exactly one owner, and of a made one a rationale, whether it can be undone and when it is reviewed. */
export type Lack = 'owner' | 'rationale' | 'reversible' | 'review_date'
