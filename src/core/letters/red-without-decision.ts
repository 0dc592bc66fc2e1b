import { lostIn } from '#src/core/drift/lost-in.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Day, Decision } from '#src/core/model.ts'
import { daysInForce } from '#src/core/rows/days-in-force.ts'
import { seenDecided } from '#src/core/rows/seen-decided.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { statusSince } from '#src/core/rows/status-since.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { RemindersInput } from './reminders-input.ts'
import type { Subject } from './subject.ts'
import type { WhomToRemind } from './whom-to-remind.ts'

/** So long its owner has to raise a decision before anybody asks for one. */
const GRACE_DAYS = 2

/**
 * Asks for a decision about each key result that has been off track for two days in the status in force while none was raised
 * or made since: once for each time it turned. Days on which its status was unknown do not end a red spell. A linked decision
 * with no day counts, since the link itself bears none. What was red on the day that an adopted workspace went live is not asked
 * about.
 */
export function redWithoutDecision(
  input: Omit<RemindersInput, 'settleMinutes' | 'mail'>,
  whom: WhomToRemind,
): readonly Subject[] {
  const { snapshot, evaluation, history, timezone } = input
  const lost = lostIn(snapshot, evaluation, history)
  const hasLog = snapshot.databases.some(({ kind }) => kind === 'decisions')
  if (!hasLog) return []
  const { isLive, since: liveSince } = liveOf(snapshot, history, 'decisions')
  if (!isLive) return []
  const liveOn = liveSince === null ? '' : localDay(liveSince, timezone)

  const isKnown = ({ id }: KeyResultResult) =>
    lost.causes('keyResults.status', id).size === 0 && lost.causes('keyResults.moved', id).size === 0
  const results = evaluation.keyResults.filter((result) => isRed(result) && isKnown(result))
  const red = new Map(results.map((result) => [result.id, result]))
  if (red.size === 0) return []
  const daysOf = Map.groupBy(
    history.days.filter(({ keyResultId }) => red.has(keyResultId)),
    ({ keyResultId }) => keyResultId,
  )
  const decisionsOf = Map.groupBy(
    snapshot.decisions.flatMap((decision) => decision.keyResults.map((id) => ({ id, decision }))),
    ({ id }) => id,
  )
  const seen = seenDecided(history, evaluation, timezone)
  const decisions = new Map(snapshot.decisions.map((decision) => [decision.id, decision]))
  const rows = snapshot.keyResults.filter(({ id }) => red.has(id))
  return rows.flatMap((row): Subject | [] => {
    const result = red.get(row.id)
    if (result === undefined) return []
    const since = redSince(daysOf.get(row.id) ?? [], evaluation.today)
    const asked = addDays(since, GRACE_DAYS)
    const linked = [
      ...row.decisions.flatMap((id) => decisions.get(id) ?? []),
      ...(decisionsOf.get(row.id) ?? []).map(({ decision }) => decision),
    ]
    if (
      since <= liveOn ||
      asked > evaluation.today ||
      linked.some((decision) => isSince(decision, seen.get(decision.id), since))
    )
      return []
    return {
      key: `decision/${row.id}/red_without_decision/${since}`,
      ...whom(result.owners, []),
      episode: null,
      due: startOfDay(asked, timezone),
      about: { kind: 'decision', reminder: reminderOf(result, since) },
    }
  })
}

/** While a source fails it is not known to be red today, unless a person says so. */
function isRed(result: KeyResultResult): boolean {
  const { ended, state, outage, overrule } = result
  const isHeld = outage?.isHeld === true && overrule === null
  return !ended && state === 'active' && !isHeld && statusInForce(result) === 'off_track'
}

function redSince(days: readonly KeyResultDay[], today: Day): Day {
  const inForce = daysInForce(days).filter(({ status }) => status !== 'unknown')
  return statusSince(inForce, 'off_track', today)
}

/** @param seen the day on which it was first seen decided, which stands for an empty Date */
function isSince({ raised, date }: Decision, seen: Day | undefined, since: Day): boolean {
  const made = date ?? seen
  return (raised === null && made === undefined) || (raised ?? '') >= since || (made ?? '') >= since
}

function reminderOf(result: KeyResultResult, redSince: Day) {
  return {
    what: 'red_without_decision' as const,
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    owners: personNames(result.owners),
    decideBy: null,
    reviewDate: null,
    redSince,
    cells: ['Decisions'],
  }
}
