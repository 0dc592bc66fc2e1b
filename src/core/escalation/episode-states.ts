import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import type { Told } from '#src/core/letters/subject.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Snapshot } from '#src/core/model.ts'
import type { Answer } from './answer-to.ts'
import { type EpisodeState, episodeState } from './episode-state.ts'
import { howEnded } from './how-ended.ts'
import { pages } from './pages.ts'
import { rowAnswer } from './row-answer.ts'

export interface EpisodeStanding {
  readonly episode: Episode
  readonly state: EpisodeState
  /** Of a key result; null: there is none. */
  readonly answer: Answer | null
}

/** The episodes of one page with where each stands, the earliest first. */
export function episodeStates(input: {
  readonly pageId: string
  readonly evaluation: Evaluation
  readonly snapshot: Snapshot
  readonly history: History
  readonly told: readonly Told[]
  readonly policy: MailPolicy['escalation']
  /** The organisation's (IANA name). */
  readonly timezone: string
}): readonly EpisodeStanding[] {
  const { pageId, evaluation, snapshot, history, told, policy, timezone } = input
  const { today } = evaluation
  const known = pages(evaluation, snapshot, history, timezone)
  const row = known.rows.get(pageId)
  return history.episodes
    .filter((episode) => episode.pageId === pageId)
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
    .map((episode) => {
      const answer = row === undefined ? null : rowAnswer(episode, row, known, { today, policy, timezone })
      const how = howEnded(episode, history.episodes, known, timezone)
      return { episode, state: episodeState({ episode, how, answer, told, today }), answer }
    })
}
