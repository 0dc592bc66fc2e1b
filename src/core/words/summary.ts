import type { KeyResultResult, Overrule, OverruleEnd } from '#src/core/evaluation.ts'
import type { Period } from '#src/core/model.ts'
import type { RollUp } from '#src/core/scoring/roll-up.ts'
import { cleanText } from './clean-text.ts'
import { STATUS_LABEL } from './labels.ts'
import { unansweredSince } from './outage-in-words.ts'
import { percent } from './percent.ts'
import { plainDay } from './plain-day.ts'
import { endOfOverrule, overruled, sentences } from './why.ts'
import { WORST_FIRST } from './worst-first.ts'

/** A title longer than this would leave no room for the rest. */
const LONGEST_TITLE = 80

/** An objective with everything that its Summary is told from. */
export interface SummaryCase {
  readonly rolledUp: Pick<RollUp, 'score' | 'status' | 'worstKeyResult'>
  readonly keyResults: readonly KeyResultResult[]
  readonly overrule: Overrule | null
  readonly overruleEnded: OverruleEnd | null
  /** The score with the goals and weights that the cycle began with; null: none was moved. */
  readonly originalScore: number | null
  /** The period, where nothing says it and the quarter of today is taken. */
  readonly assumed: Period | null
}

/**
 * Why an objective has its status: how its key results stand and which is the weakest, in at most 280 characters and without
 * anything that moves by the clock alone.
 */
export function summary(found: SummaryCase): string {
  return sentences(summaryWhole(found))
}

/** The same with nothing left out, the most important first. */
export function summaryWhole(found: SummaryCase): string[] {
  const { rolledUp, overrule, overruleEnded, assumed } = found
  const kept = found.keyResults.filter(({ state }) => state !== 'dropped' && state !== 'deferred')
  const left = found.keyResults.length - kept.length
  const byPerson = kept.filter((keyResult) => keyResult.overrule !== null).length
  return [
    overrule === null ? '' : overruled(overrule, rolledUp.status),
    overruleEnded === null ? '' : endOfOverrule(overruleEnded),
    kept.length === 0 ? 'Unknown: it has no key result to judge it by.' : counts(kept),
    weakest(kept, rolledUp.worstKeyResult),
    moved(found),
    byPerson === 0 ? '' : `${byPerson} overruled by a person.`,
    left === 0 ? '' : `${left} dropped or deferred.`,
    held(kept),
    assumed === null
      ? ''
      : `Judged from ${plainDay(assumed.start)} to ${plainDay(assumed.end)}, since no cycle is set.`,
  ].filter((sentence) => sentence !== '')
}

/** Those whose source fails, by the day on which the first was seen failing. */
function held(kept: readonly KeyResultResult[]): string {
  const outages = kept.flatMap(({ outage }) => (outage?.isLong ? outage : []))
  const [since] = outages.map((outage) => outage.since).toSorted()
  if (since === undefined) return ''
  const systems = [...new Set(outages.flatMap((outage) => outage.systems))].toSorted()
  return `${outages.length} held: ${unansweredSince({ systems, since })}.`
}

function counts(kept: readonly KeyResultResult[]): string {
  const told = WORST_FIRST.flatMap((status) => {
    const count = kept.filter((keyResult) => keyResult.status === status).length
    return count === 0 ? [] : `${count} ${STATUS_LABEL[status].toLowerCase()}`
  })
  return `${kept.length} key ${kept.length === 1 ? 'result' : 'results'}: ${told.join(', ')}.`
}

function weakest(kept: readonly KeyResultResult[], id: string | null): string {
  const worst = kept.find((keyResult) => keyResult.id === id)
  if (worst === undefined || kept.length < 2 || worst.status === 'on_track' || worst.status === 'complete')
    return ''
  return `Weakest: ${cleanText(worst.title, LONGEST_TITLE)} (${STATUS_LABEL[worst.status].toLowerCase()}).`
}

/** Goals or weights were moved inside the cycle: both scores are told. */
function moved({ rolledUp, originalScore }: SummaryCase): string {
  if (originalScore === null) return ''
  const now = rolledUp.score === null ? 'none now' : `${percent(rolledUp.score)} now`
  return `Goals were moved: score ${now}, ${percent(originalScore)} against those that the cycle began with.`
}
