import { climbs } from '#src/core/escalation/climbs.ts'
import type { Day, Decision, Flag } from '#src/core/model.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { RemindersInput } from './reminders-input.ts'

/** An overdue decision is asked for again after so many days. */
export const AGAIN_DAYS = 7

export interface Carried {
  /** Those of the addresses who do not hear of a decision by the letters of an episode. */
  others(flag: Flag, decision: Decision, to: readonly string[]): readonly string[]
}

/**
 * What the letters of open episodes tell of the decisions about their pages. Of an episode that nobody is told of now, since it is
 * not known to be behind, they carry nothing. Who heard before the decision was raised has not heard of it.
 */
export function carriedByEpisodes(input: RemindersInput): Carried {
  const { evaluation, told, timezone } = input
  const keyResults = new Map(evaluation.keyResults.map((result) => [result.id, result]))
  const blocked = new Set(
    evaluation.initiatives.flatMap(({ id, blockedSince }) => (blockedSince === null ? [] : id)),
  )
  const telling = input.episodes.filter(({ pageId }) => {
    const result = keyResults.get(pageId)
    return result === undefined ? blocked.has(pageId) : climbs(result)
  })
  const { about } = decisionLinks(input.snapshot)
  const episodesOf = Map.groupBy(
    telling.flatMap(({ id, pageId }) => about(pageId).map((decision) => ({ id, decision: decision.id }))),
    ({ decision }) => decision,
  )
  const isLong = (decideBy: Day | null) =>
    decideBy !== null && daysBetween(decideBy, evaluation.today) > AGAIN_DAYS
  const heard = Map.groupBy(told, ({ key }) => key.slice(0, key.indexOf('/')))
  return {
    others(flag, { id, raised, decideBy }, to) {
      const episodes = episodesOf.get(id) ?? []
      if (episodes.length === 0 || (flag !== 'decide_soon' && flag !== 'decision_overdue')) return to
      // The ladder tells it once: from the second week on its decider is asked again, so that nobody is left alone with it.
      if (flag === 'decision_overdue') return isLong(decideBy) ? to : []
      const known = new Set(
        episodes
          .flatMap((episode) => heard.get(episode.id) ?? [])
          .flatMap((each) => (localDay(each.at, timezone) >= (raised ?? '') ? each.to : [])),
      )
      return to.filter((address) => !known.has(address))
    },
  }
}
