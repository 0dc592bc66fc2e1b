import type { Evaluation } from '#src/core/evaluation.ts'
import type { History, KeyResultDay } from '#src/core/history.ts'
import type { Day, Decision } from '#src/core/model.ts'
import { dayMade } from '#src/core/rows/day-made.ts'
import { daysInForce } from '#src/core/rows/days-in-force.ts'
import type { DecisionLinks } from '#src/core/rows/decision-links.ts'
import { seenDecided } from '#src/core/rows/seen-decided.ts'
import { statusSince } from '#src/core/rows/status-since.ts'
import { askedInEpisodeOf } from './prepared-mark.ts'

/** Whether decisions answer what a key result or an initiative has become. */
interface DecidedSince {
  /** Since when the key result has been off track; days on which its status was unknown do not end a red spell. */
  redSince(keyResultId: string): Day
  /** A linked one that was not reversed was raised or made on that day or later; one with no day counts, since a link bears none. */
  isAnswered(pageId: string, since: Day): boolean
}

/** @param input.links of all decisions that were read */
export function decidedSince(input: {
  readonly links: Pick<DecisionLinks, 'about'>
  readonly evaluation: Pick<Evaluation, 'remember' | 'today'>
  readonly history: Pick<History, 'days' | 'sightings'>
  /** The organisation's; IANA name. */
  readonly timezone: string
}): DecidedSince {
  const { links, evaluation, history, timezone } = input
  // An empty Date is stood for by the day on which it was first seen decided.
  const seen = seenDecided(history, evaluation, timezone)
  let days: Map<string, KeyResultDay[]> | undefined
  return {
    redSince(id) {
      days ??= Map.groupBy(history.days, ({ keyResultId }) => keyResultId)
      const inForce = daysInForce(days.get(id) ?? []).filter(({ status }) => status !== 'unknown')
      const since = statusSince(inForce, 'off_track', evaluation.today)
      // A store that was lost, or restored from before, lacks the days on which it was asked about; the rows have kept them.
      const better = inForce.findLast(({ day }) => day < since)?.day ?? ''
      const asked = links.about(id).flatMap((decision) => askedInEpisodeOf(decision, id) ?? [])
      return asked.reduce((first, day) => (day > better && day < first ? day : first), since)
    },
    // A reversed one stands for nothing; what took its place is linked through it.
    isAnswered: (id, since) =>
      links.about(id).some((decision) => decision.status !== 'reversed' && isSince(decision, since)),
  }

  function isSince(decision: Decision, since: Day): boolean {
    const { raised } = decision
    const made = dayMade(decision, seen.get(decision.id))
    return (raised === null && made === null) || (raised ?? '') >= since || (made ?? '') >= since
  }
}
