import { episodes } from '#src/core/episodes.ts'
import type { Episode } from '#src/core/history.ts'
import type { Assessment } from './assess.ts'

export interface Episodes {
  readonly opened: readonly Episode[]
  readonly closed: readonly { readonly id: string; readonly closedAt: string }[]
  /** Those of earlier runs that go on, and the opened. */
  readonly open: readonly Episode[]
}

/** The escalation episodes as they stand after an assessment. */
export function openEpisodes({ evaluation, history, snapshot }: Assessment): Episodes {
  const keyResults = snapshot.databases.filter(({ kind }) => kind === 'keyResults')
  const madeByInit = keyResults.every((database) => database.madeByInit)
  const { opened, closed } = episodes(evaluation, history, { madeByInit })
  const over = new Set(closed.map(({ id }) => id))
  const goingOn = history.episodes.filter((episode) => episode.closedAt === null && !over.has(episode.id))
  return { opened, closed, open: [...goingOn, ...opened] }
}
