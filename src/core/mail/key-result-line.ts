import type { NextStep } from '#src/core/advice/next-step.ts'
import type { Choice, DecisionResult } from '#src/core/decision-result.ts'
import type { KeyResultResult, Overrule } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, Risk, Status } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { whyBeside } from '#src/core/words/why-beside.ts'
import { chanceAsOf } from './chance-as-of.ts'
import { personNames } from './person-names.ts'
import type { WeekScore } from './weekly-trend.ts'

/** A key result as mail shows it. Texts are clean and shortened, numbers unrounded; null is unknown. */
export interface KeyResultLine {
  readonly id: string
  readonly title: string
  readonly url: string
  /** The objective's title; empty: none. */
  readonly objective: string
  readonly owners: readonly string[]
  /** The one in force: a person's while it stands. */
  readonly status: Status
  /** What the rules say. */
  readonly ruled: Status
  readonly risk: Risk
  /** At risk by the rules although it is not behind: on plan, no margin. */
  readonly noMargin: boolean
  /** Complete below the full target: how much of it was reached; null for any other. */
  readonly achieved: number | null
  readonly score: number | null
  readonly expected: number | null
  /** expected - score; positive is behind. */
  readonly gap: number | null
  /** Chance of reaching the target score, 0..1. */
  readonly chance: number | null
  /** The day whose chance it is, where that is too long ago to stand for today; null: it stands. */
  readonly chanceAsOf: Day | null
  /** By how much the score moved, and since when; null: there is no earlier score. */
  readonly change: { readonly by: number; readonly since: Day } | null
  /** The last weeks, the oldest first and this one last; those that are not known are left out. */
  readonly trend: readonly WeekScore[]
  /** The leader's word, empty when there is none. */
  readonly word: string
  readonly overrule: Overrule | null
  /** The owner's own words. */
  readonly note: string
  /** Since when it says that; null: not known. */
  readonly noteSince: Day | null
  readonly why: string
  /** The one mend that would let it be scored; empty when nothing is known to be wrong. */
  readonly mend: string
  /** null: it is not off track, or a decision was made since it is. */
  readonly next: NextStep | null
  /** Since when it has been off track, for a week at least, with no decision made; null: there is one, or it is not known. */
  readonly undecidedSince: Day | null
  /** The decision that was made since it is off track; null: none was, or it is not known. */
  readonly decided: DecidedOn | null
}

/** A decision about a key result: its day, what was chosen and what became of that; null: not known. */
export interface DecidedOn extends Pick<DecisionResult, 'followed'> {
  readonly day: Day
  readonly choice: Choice['kind'] | null
}

/** What a line needs to know beside the result. */
export interface LineContext {
  readonly objective: string
  readonly earlier: KeyResultDay | undefined
  readonly mend: string
  readonly trend: readonly WeekScore[]
  readonly next: NextStep | null
  readonly undecidedSince: Day | null
  readonly decided: DecidedOn | null
}

const TOLERANCE = 1e-9

export function keyResultLine(result: KeyResultResult, context: LineContext): KeyResultLine {
  const { status: ruled, gap, raw, score } = result
  const status = statusInForce(result)
  const { earlier } = context
  return {
    id: result.id,
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    objective: cleanText(context.objective, 70),
    owners: personNames(result.owners),
    status,
    ruled,
    risk: result.risk,
    noMargin: ruled === 'at_risk' && gap !== null && gap <= TOLERANCE,
    achieved:
      status === 'complete' && ruled === 'complete' && raw !== null && raw < 1 - TOLERANCE ? raw : null,
    score,
    expected: result.expected,
    gap,
    chance: result.confidence,
    chanceAsOf: chanceAsOf(result),
    change:
      earlier === undefined || earlier.score === null || score === null
        ? null
        : { by: score - earlier.score, since: earlier.day },
    trend: context.trend,
    word: cleanText(result.word ?? '', 40),
    overrule: result.overrule,
    note: cleanText(result.note, 160),
    noteSince: result.noteSince,
    why: cleanText(whyBeside(result), 280),
    mend: cleanText(context.mend, 200),
    next: context.next,
    undecidedSince: context.undecidedSince,
    decided: context.decided,
  }
}
