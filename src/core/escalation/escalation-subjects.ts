import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import type { Subject, Told } from '#src/core/letters/subject.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Finding, Snapshot } from '#src/core/model.ts'
import { earliest } from '#src/core/time/earliest.ts'
import type { Outages } from '#src/core/work/outages.ts'
import { allClears } from './all-clears.ts'
import { beganRestored } from './began-restored.ts'
import type { EpisodeEnd } from './episode-end.ts'
import { type ClosedEpisode, type Episodes, episodes } from './episodes.ts'
import type { MailTo } from './hearers.ts'
import { howEnded } from './how-ended.ts'
import { type Pages, pages } from './pages.ts'
import { rungsOf } from './rungs-of.ts'

export interface Escalations
  extends Pick<Episodes, 'opened' | 'closed' | 'open' | 'seen' | 'gone' | 'wakeAt'> {
  /** Everything that is due and that somebody has not heard of yet, for the post. */
  readonly subjects: readonly Subject[]
  /** People who cannot be reached. */
  readonly findings: readonly Finding[]
}

/**
 * Everything about episodes after an evaluation: what opens and closes, and what is due to whom. What was told is told no more,
 * so the same input with what the post has laid down since says nothing again, and what a crash lost is due again.
 * @param input.told of every episode that is open, or whose all-clear may be due
 * @param input.hosts the host of GitHub's pages
 * @param input.restored the sources that are back since this run
 */
export function escalationSubjects(input: {
  readonly evaluation: Evaluation
  readonly snapshot: Snapshot
  readonly history: History
  readonly told: readonly Told[]
  readonly policy: MailPolicy['escalation']
  readonly mail: MailTo
  /** The organisation's (IANA name). */
  readonly timezone: string
  readonly hosts: { readonly github: string }
  readonly restored?: Outages['restored']
}): Escalations {
  const { evaluation, snapshot, history, timezone, hosts, restored = [] } = input
  const news = episodes(input)
  const known = pages(evaluation, snapshot, history)
  const rungs = rungsOf(input, known)
  const told = Map.groupBy(input.told, ({ key }) => key.slice(0, key.indexOf('/')))
  const toldOf = ({ id }: Episode) => told.get(id) ?? []

  const subjects: Subject[] = []
  const findings: Finding[] = []
  const wakes = [news.wakeAt]
  for (const episode of news.open) {
    if (news.ending.has(episode.id)) continue
    const since = beganRestored({ episode, pages: known, restored, timezone, hosts })
    const due = rungs(episode, toldOf(episode), since, evaluation)
    subjects.push(...due.subjects)
    findings.push(...due.findings)
    wakes.push(due.next)
  }
  const heard = history.episodes.filter((episode) => toldOf(episode).length > 0)
  for (const { episode, closedAt, how } of over(heard, news, history, known, timezone)) {
    if (how !== 'superseded')
      subjects.push(...allClears({ episode, closedAt, how, told: toldOf(episode), pages: known, timezone }))
  }
  const { opened, closed, open, seen, gone } = news
  return { subjects, findings: once(findings), opened, closed, open, seen, gone, wakeAt: earliest(wakes) }
}

interface Over {
  readonly episode: Episode
  readonly closedAt: string
  readonly how: EpisodeEnd
}

/** Those of some episodes that close now or closed in an earlier run. */
function over(
  some: readonly Episode[],
  { opened, closed }: Episodes,
  history: History,
  known: Pages,
  timezone: string,
): Over[] {
  const byId = new Map(closed.map((each): [string, ClosedEpisode] => [each.id, each]))
  const all = Map.groupBy([...history.episodes, ...opened], ({ pageId }) => pageId)
  return some.flatMap((episode): Over[] => {
    const now = byId.get(episode.id)
    if (now !== undefined) return [{ episode, ...now }]
    const { closedAt } = episode
    const how = howEnded(episode, all.get(episode.pageId) ?? [], known, timezone)
    return closedAt === null || how === null ? [] : [{ episode, closedAt, how }]
  })
}

/** Who owns several rows that escalate is named once for each row. */
function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [`${each.code} ${each.pageId} ${each.message}`, each])).values()]
}
