import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode, History, Sighting } from '#src/core/history.ts'
import type { Subject, Told } from '#src/core/letters/subject.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Finding, Snapshot } from '#src/core/model.ts'
import { earliest } from '#src/core/time/earliest.ts'
import type { WorkingDays } from '#src/core/time/working-days.ts'
import type { Outages } from '#src/core/work/outages.ts'
import { allClears } from './all-clears.ts'
import { beganRestored } from './began-restored.ts'
import type { EpisodeEnd } from './episode-end.ts'
import { type Episodes, episodes } from './episodes.ts'
import type { MailTo } from './hearers.ts'
import { howEnded, tookItsPlace } from './how-ended.ts'
import { type Pages, pages } from './pages.ts'
import { rungsOf } from './rungs-of.ts'
import { tellableFrom } from './tellable-from.ts'

export interface Escalations extends Pick<Episodes, 'opened' | 'closed' | 'open' | 'wakeAt'> {
  readonly seen: readonly Sighting[]
  readonly gone: readonly Omit<Sighting, 'since'>[]
  /** Everything that is due and that somebody has not heard of yet, for the post. */
  readonly subjects: readonly Subject[]
  /** Open episodes of which nothing waits for what was typed to have stood. */
  readonly tellable: readonly Episode[]
  /** People who cannot be reached. */
  readonly findings: readonly Finding[]
}

/**
 * Everything about episodes after an evaluation: what opens and closes, and what is due to whom. What was told is told no more,
 * so the same input with what the post has laid down since says nothing again, and what a crash lost is due again. While the
 * workspace is not live nothing is due to anybody.
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
  /** By which a blocked initiative climbs. */
  readonly workingDays: WorkingDays
  /** The organisation's (IANA name). */
  readonly timezone: string
  readonly hosts: { readonly github: string }
  readonly restored?: Outages['restored']
}): Escalations {
  const { evaluation, snapshot, history, timezone, hosts, restored = [] } = input
  const news = episodes(input)
  const known = pages(evaluation, snapshot, history, timezone)
  const rungs = rungsOf(input, known)
  const told = Map.groupBy(input.told, ({ key }) => key.slice(0, key.indexOf('/')))
  const toldOf = ({ id }: Episode) => told.get(id) ?? []

  const subjects: Subject[] = []
  const tellable: Episode[] = []
  const findings: Finding[] = []
  const wakes = [news.wakeAt]
  for (const episode of news.open) {
    if (news.ending.has(episode.id)) continue
    const since = beganRestored({ episode, pages: known, restored, timezone, hosts })
    const due = rungs(episode, toldOf(episode), since, evaluation)
    const until = due.subjects.length === 0 ? null : tellableFrom(episode, news, known)
    if (until === null) {
      subjects.push(...due.subjects)
      tellable.push(episode)
    }
    findings.push(...due.findings)
    wakes.push(until ?? due.next)
  }
  const { isLive } = liveOf(snapshot, history, 'keyResults')
  const heard = isLive ? history.episodes.filter((episode) => toldOf(episode).length > 0) : []
  const endOf = endsOf(news, history, known, timezone)
  for (const episode of heard) {
    const end = endOf(episode)
    if (end === null) continue
    const told = toldOf(episode)
    if (end.how !== 'superseded') {
      subjects.push(...allClears({ ...end, how: end.how, episode, told, pages: known, timezone }))
      continue
    }
    // Whoever heard of the one that took its place too hears of its end there.
    const next = [...history.episodes, ...news.opened].find((each) => tookItsPlace(each, episode))
    const last = next === undefined ? null : endOf(next)
    if (next === undefined || last === null || last.how === 'superseded') continue
    const alsoOf = new Set(toldOf(next).map(({ to }) => to))
    const others = told.filter(({ to }) => !alsoOf.has(to))
    subjects.push(...allClears({ ...last, how: last.how, episode, told: others, pages: known, timezone }))
  }
  const { opened, closed, open, settled } = news
  return {
    subjects,
    tellable,
    findings: once(findings),
    opened,
    closed,
    open,
    ...settled.memories(),
    wakeAt: earliest(wakes),
  }
}

/** Answers when an episode ended, in this run or an earlier one, and how; null: it goes on. */
function endsOf({ closed }: Episodes, { episodes }: History, known: Pages, timezone: string) {
  const now = new Map(closed.map((each) => [each.id, each]))
  const all = Map.groupBy(episodes, ({ pageId }) => pageId)
  return (episode: Episode): { readonly closedAt: string; readonly how: EpisodeEnd } | null => {
    const { id, closedAt, pageId } = episode
    const how = howEnded(episode, all.get(pageId) ?? [], known, timezone)
    return now.get(id) ?? (closedAt === null || how === null ? null : { closedAt, how })
  }
}

/** Who owns several rows that escalate is named once for each row. */
function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [`${each.code} ${each.pageId} ${each.message}`, each])).values()]
}
