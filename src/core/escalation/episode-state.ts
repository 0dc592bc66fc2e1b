import type { Episode } from '#src/core/history.ts'
import type { Told } from '#src/core/letters/subject.ts'
import type { Day } from '#src/core/model.ts'
import type { Answer } from './answer-to.ts'
import type { EpisodeEnd } from './episode-end.ts'
import { hearersOf, rungOf } from './rungs.ts'

/**
 * Where an episode stands: opened, and nobody has heard of it yet; told to the first; acknowledged, while an answer keeps the
 * ladder still; escalated to a lead or above; recovered; closed otherwise.
 */
export type EpisodeState = 'opened' | 'told' | 'acknowledged' | 'escalated' | 'recovered' | 'closed'

/**
 * @param input.how it ended; null: it goes on
 * @param input.answer of a key result; null: there is none
 * @param input.told of this and of others
 */
export function episodeState(input: {
  readonly episode: Pick<Episode, 'id'>
  readonly how: EpisodeEnd | null
  readonly answer: Answer | null
  readonly told: readonly Told[]
  readonly today: Day
}): EpisodeState {
  const { episode, how, answer, told, today } = input
  if (how !== null)
    return how === 'recovered' || how === 'relapsed' || how === 'done' ? 'recovered' : 'closed'
  if (answer !== null && (answer.until === null || today < answer.until)) return 'acknowledged'
  const heard = told.flatMap(({ key }) => {
    const rung = rungOf(key, episode.id)
    return rung === null ? [] : hearersOf(rung)
  })
  if (heard.some((rung) => rung === 'lead' || rung === 'above')) return 'escalated'
  return heard.length > 0 ? 'told' : 'opened'
}
