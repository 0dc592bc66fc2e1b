import { lostIn } from '#src/core/drift/lost-in.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import type { Day, Snapshot } from '#src/core/model.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { decidedSince } from './decided-since.ts'

/** A key result that is off track in the status in force, since when, and whether a decision answers it. */
interface RedSpell {
  readonly result: KeyResultResult
  readonly since: Day
  /** A linked one that was not reversed was raised or made since; one with no day counts. */
  readonly isAnswered: boolean
}

/**
 * The key results that run and are known to be off track, where a decision log is read and its letters are live. What was red on
 * the day that an adopted workspace went live is left out; while columns are lost that say whether a decision was made, so is
 * that row.
 * @param input.timezone the organisation's (IANA name)
 */
export function redSpells(input: {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'initiatives' | 'keyResults' | 'remember' | 'today'>
  readonly history: Pick<History, 'days' | 'sightings'>
  readonly timezone: string
}): readonly RedSpell[] {
  const { snapshot, evaluation, history, timezone } = input
  const { isLive, since: liveSince } = liveOf(snapshot, history, 'decisions')
  if (!isLive || !snapshot.databases.some(({ kind }) => kind === 'decisions')) return []
  const liveOn = liveSince === null ? '' : localDay(liveSince, timezone)
  const lost = lostIn(snapshot, evaluation, history)
  const isKnown = ({ id }: KeyResultResult) =>
    lost.causes('keyResults.status', id).size === 0 && lost.causes('keyResults.moved', id).size === 0
  const red = evaluation.keyResults.filter((result) => isRed(result) && isKnown(result))
  if (red.length === 0) return []
  const decided = decidedSince({ links: decisionLinks(snapshot), evaluation, history, timezone })
  return red
    .map((result) => {
      const since = decided.redSince(result.id)
      return { result, since, isAnswered: decided.isAnswered(result.id, since) }
    })
    .filter(({ since }) => since > liveOn)
}

/** While a source fails it is not known to be red today, unless a person says so. */
function isRed(result: KeyResultResult): boolean {
  const { ended, state, outage, overrule } = result
  const isHeld = outage?.isHeld === true && overrule === null
  return !ended && state === 'active' && !isHeld && statusInForce(result) === 'off_track'
}
