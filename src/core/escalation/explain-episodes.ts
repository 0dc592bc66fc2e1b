import type { Episode, History } from '#src/core/history.ts'
import type { Told } from '#src/core/letters/subject.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import type { Day, Instant } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Answer } from './answer-to.ts'
import { climbs } from './climbs.ts'
import type { EpisodeState } from './episode-state.ts'
import { episodeStates } from './episode-states.ts'
import { episodes } from './episodes.ts'
import type { escalationSubjects } from './escalation-subjects.ts'
import { pages } from './pages.ts'
import { ALL_CLEAR, type LadderRung, rungKey, rungOf } from './rungs.ts'
import { rungsOf } from './rungs-of.ts'
import { tellableFrom } from './tellable-from.ts'

/** Who hears, or heard, on one rung. */
export interface RungExplained {
  readonly rung: LadderRung | typeof ALL_CLEAR
  readonly to: readonly string[]
  /** When it was told, or is due. */
  readonly at: Instant
}

export interface EpisodeExplained extends Episode {
  readonly state: EpisodeState
  /** true: the next sync opens it; nobody remembers it yet. */
  readonly isNew: boolean
  /** The earliest first. */
  readonly told: readonly RungExplained[]
  /** What is due to people who have not heard it: it leaves in their hours. */
  readonly due: readonly RungExplained[]
  /** The next rung on which somebody hears, if nothing changes; null: there is none. */
  readonly next: RungExplained | null
  /** The first day on which an answer keeps the ladder still no more; null: there is no answer, or the miss was accepted. */
  readonly answeredUntil: Day | null
  /** Where that was given: in its row, or by a decision that was made about it; null: there is no answer. */
  readonly answeredBy: Answer['by'] | null
  /** Of the open decision about it that is due first; null: none is open, or it says no day. */
  readonly decideBy: Day | null
  /** true: what it is about is not known to be behind now, and nobody is told. */
  readonly isQuiet: boolean
}

/** What there is to say of the episodes of a page. */
export interface PageEpisodes {
  /** The latest first. */
  readonly episodes: readonly EpisodeExplained[]
  /** When one may open or end though nothing changes; null: not known. */
  readonly mayTurnAt: Instant | null
  /** false: nobody hears anything of it until `okr-sync go-live`. */
  readonly isLive: boolean
}

/** As many rungs ahead one is looked for on which somebody hears. */
const MOST_LOOKED_AT = 8

/** The episodes of a key result or an initiative: where each stands, who heard what and who is next, as the next sync finds it. */
export function explainEpisodes(
  input: Omit<Parameters<typeof escalationSubjects>[0], 'restored'> & { readonly pageId: string },
): PageEpisodes {
  const { pageId, evaluation, snapshot, timezone } = input
  const own = ownOf(input)
  const news = episodes(own)
  const ends = new Map(news.closed.map(({ id, closedAt }) => [id, closedAt]))
  const history: History = {
    ...input.history,
    episodes: [
      ...own.history.episodes.map((each) => ({ ...each, closedAt: ends.get(each.id) ?? each.closedAt })),
      ...news.opened,
    ],
  }
  const known = pages(evaluation, snapshot, history, timezone)
  const rungs = rungsOf(input, known)
  const opened = new Set(news.opened.map(({ id }) => id))

  const found = episodeStates({ ...input, history }).map(({ episode, state, answer }): EpisodeExplained => {
    const told = input.told.filter(({ key }) => key.startsWith(`${episode.id}/`))
    const at = (moment: Instant, heard: readonly Told[]) =>
      rungs(episode, heard, null, { ...evaluation, asOf: moment, today: localDay(moment, timezone) })
    const isOpen = episode.closedAt === null && !news.ending.has(episode.id)
    const now = isOpen ? at(evaluation.asOf, told) : null
    const until = now === null || now.subjects.length === 0 ? null : tellableFrom(episode, news, known)
    // Whoever is due hears first: the others wait from then on.
    const heardThen = [...told, ...(now === null ? [] : asTold(now.subjects, evaluation.asOf))]
    const result = known.keyResults.get(pageId)
    const isPast = answer !== null && answer.until !== null && answer.until <= evaluation.today
    const standing = isPast ? null : answer
    return {
      ...episode,
      state,
      isNew: opened.has(episode.id),
      told: toldOn(episode, told),
      due:
        now === null || until !== null
          ? []
          : now.subjects.flatMap((subject) => rungOn(episode, subject, subject.due)),
      next:
        now === null
          ? null
          : until === null
            ? nextRung(episode, now, (moment) => at(moment, heardThen))
            : (now.subjects.flatMap((subject) => rungOn(episode, subject, until))[0] ?? null),
      answeredUntil: standing?.until ?? null,
      answeredBy: standing?.by ?? null,
      decideBy: isOpen ? (known.decisions.open(pageId)[0]?.decideBy ?? null) : null,
      isQuiet: isOpen && result !== undefined && !climbs(result),
    }
  })
  return {
    episodes: found.toReversed(),
    mayTurnAt: news.wakeAt,
    isLive: liveOf(snapshot, history, known.initiatives.has(pageId) ? 'initiatives' : 'keyResults').isLive,
  }
}

type Input = Parameters<typeof explainEpisodes>[0]
type Rungs = ReturnType<ReturnType<typeof rungsOf>>

/** The same of this page alone. */
function ownOf({ pageId, snapshot, history, ...rest }: Input): Omit<Input, 'pageId'> {
  const isOwn = ({ id }: { readonly id: string }) => id === pageId
  return {
    ...rest,
    snapshot: {
      ...snapshot,
      keyResults: snapshot.keyResults.filter(isOwn),
      initiatives: snapshot.initiatives.filter(isOwn),
    },
    history: { ...history, episodes: history.episodes.filter((each) => each.pageId === pageId) },
  }
}

function asTold(subjects: Rungs['subjects'], at: Instant): Told[] {
  return subjects.flatMap(({ key, to }) => to.map((each) => ({ key, to: each, at, messageId: '' })))
}

function nextRung(
  episode: Episode,
  { subjects, next }: Rungs,
  at: (moment: Instant) => Rungs,
): RungExplained | null {
  const due = new Set(subjects.map(({ key }) => key))
  let moment = next
  for (let looked = 0; moment !== null && looked < MOST_LOOKED_AT; looked++) {
    const then = at(moment)
    const fresh = then.subjects.find(({ key }) => !due.has(key))
    if (fresh !== undefined) return rungOn(episode, fresh, moment)[0] ?? null
    moment = then.next
  }
  return null
}

function rungOn(
  { id }: Episode,
  { key, to }: { readonly key: string; readonly to: readonly string[] },
  at: Instant,
): RungExplained[] {
  const rung = key === rungKey(id, ALL_CLEAR) ? ALL_CLEAR : rungOf(key, id)
  return rung === null ? [] : [{ rung, to, at }]
}

/** Of one letter's moment everybody who heard on a rung is named together. */
function toldOn(episode: Episode, told: readonly Told[]): RungExplained[] {
  const together = Map.groupBy(told, ({ key, at }) => `${at} ${key}`)
  return [...together]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...more]]) =>
      first === undefined
        ? []
        : rungOn(episode, { key: first.key, to: [first, ...more].map(({ to }) => to) }, first.at),
    )
}
