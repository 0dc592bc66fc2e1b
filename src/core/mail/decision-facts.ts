import { decisionsOn } from '#src/core/decisions/decisions-on.ts'
import { redSpells } from '#src/core/decisions/red-spells.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Day, Snapshot } from '#src/core/model.ts'
import { dayMade } from '#src/core/rows/day-made.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { seenDecided } from '#src/core/rows/seen-decided.ts'
import { addDays } from '#src/core/time/day.ts'

/** So long a key result may be red before it is said that nothing was decided about it. */
const UNDECIDED_DAYS = 7

/** What the digest needs to know of decisions beside their results. */
export interface DecisionFacts {
  /** Ids of those that wait to be made, without what was superseded. */
  readonly open: ReadonlySet<string>
  /** Id to the day on which it was made, as far as it is known. */
  readonly madeOn: ReadonlyMap<string, Day>
  /** Key results that have been off track for a week or longer, with since when, and no decision was made about them since. */
  readonly undecided: ReadonlyMap<string, Day>
  /** Key results that are off track, with the last decision that was made about each since, where its day is known. */
  readonly decided: ReadonlyMap<string, { readonly id: string; readonly day: Day }>
}

/** Where nobody asks: no decision is known to be open or made, and nothing is said of what is undecided. */
export const NO_FACTS: DecisionFacts = {
  open: new Set(),
  madeOn: new Map(),
  undecided: new Map(),
  decided: new Map(),
}

/** @param input.timezone the organisation's (IANA name) */
export function decisionFacts(input: {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'initiatives' | 'keyResults' | 'remember' | 'today'>
  readonly history: Pick<History, 'days' | 'sightings'>
  readonly timezone: string
}): DecisionFacts {
  const { snapshot, evaluation, history, timezone } = input
  const { isSuperseded } = decisionLinks(snapshot)
  const seen = seenDecided(history, evaluation, timezone)
  const { made, lastMade } = decisionsOn(input)
  const latest = addDays(evaluation.today, -UNDECIDED_DAYS)
  const spells = redSpells(input)
  const undecided = spells.filter(
    ({ result, since }) =>
      since <= latest && !made(result.id).some(({ day }) => day === null || day >= since),
  )
  return {
    open: new Set(
      snapshot.decisions
        .filter((row) => decisionStage(row) === 'open' && !isSuperseded(row))
        .map(({ id }) => id),
    ),
    madeOn: new Map(
      snapshot.decisions.flatMap((row) => {
        const day = dayMade(row, seen.get(row.id))
        return day === null ? [] : [[row.id, day] as const]
      }),
    ),
    undecided: new Map(undecided.map(({ result, since }) => [result.id, since])),
    decided: new Map(
      spells.flatMap(({ result, since }) => {
        const last = lastMade(result.id, since)
        return last === null ? [] : [[result.id, { id: last.decision.id, day: last.day }] as const]
      }),
    ),
  }
}
