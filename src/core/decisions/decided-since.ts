import type { Evaluation } from '#src/core/evaluation.ts'
import type { History, KeyResultDay } from '#src/core/history.ts'
import type { Day, Decision, Snapshot } from '#src/core/model.ts'
import { dayMade } from '#src/core/rows/day-made.ts'
import { daysInForce } from '#src/core/rows/days-in-force.ts'
import { seenDecided } from '#src/core/rows/seen-decided.ts'
import { statusSince } from '#src/core/rows/status-since.ts'
import { askedInEpisodeOf } from './prepared-mark.ts'

/** Which decisions are about a key result or an initiative, and whether they answer what it has been since a day. */
interface DecidedSince {
  /** Since when the key result has been off track; days on which its status was unknown do not end a red spell. */
  redSince(keyResultId: string): Day
  /** Those linked to the key result from either side, or to the initiative, with what supersedes them; each once. */
  linked(pageId: string): readonly Decision[]
  /** It was raised or made on that day or later. One with no day counts, since the link itself bears none. */
  isSince(decision: Decision, since: Day): boolean
}

/** Lays out the decisions of a snapshot by what they are about. */
export function decidedSince(input: {
  readonly snapshot: Pick<Snapshot, 'keyResults' | 'decisions'>
  readonly evaluation: Pick<Evaluation, 'remember' | 'today'>
  readonly history: Pick<History, 'days' | 'sightings'>
  /** The organisation's; IANA name. */
  readonly timezone: string
}): DecidedSince {
  const { snapshot, evaluation, history, timezone } = input
  // An empty Date is stood for by the day on which it was first seen decided.
  const seen = seenDecided(history, evaluation, timezone)
  const byId = new Map(snapshot.decisions.map((decision) => [decision.id, decision]))
  const about = Map.groupBy(
    [
      ...snapshot.keyResults.flatMap(({ id, decisions }) =>
        decisions.flatMap((each) => {
          const decision = byId.get(each)
          return decision === undefined ? [] : { id, decision }
        }),
      ),
      ...snapshot.decisions.flatMap((decision) =>
        [...decision.keyResults, ...decision.initiatives].map((id) => ({ id, decision })),
      ),
    ],
    ({ id }) => id,
  )
  const successors = Map.groupBy(
    snapshot.decisions.flatMap((decision) => decision.supersedes.map((id) => ({ id, decision }))),
    ({ id }) => id,
  )
  let days: Map<string, KeyResultDay[]> | undefined
  return {
    redSince(id) {
      days ??= Map.groupBy(history.days, ({ keyResultId }) => keyResultId)
      const inForce = daysInForce(days.get(id) ?? []).filter(({ status }) => status !== 'unknown')
      const since = statusSince(inForce, 'off_track', evaluation.today)
      // A store that was lost, or restored from before, lacks the days on which it was asked about; the rows have kept them.
      const better = inForce.findLast(({ day }) => day < since)?.day ?? ''
      const asked = (about.get(id) ?? []).flatMap(({ decision }) => askedInEpisodeOf(decision, id) ?? [])
      return asked.reduce((first, day) => (day > better && day < first ? day : first), since)
    },
    linked(pageId) {
      const found = new Set((about.get(pageId) ?? []).map(({ decision }) => decision))
      // A set that grows while it is walked is walked to its end, and a circle of links ends by itself.
      for (const { id } of found) for (const next of successors.get(id) ?? []) found.add(next.decision)
      return [...found]
    },
    isSince(decision, since) {
      const { raised } = decision
      const made = dayMade(decision, seen.get(decision.id))
      return (raised === null && made === null) || (raised ?? '') >= since || (made ?? '') >= since
    },
  }
}
