import type { EpisodeExplained, PageEpisodes, RungExplained } from '#src/core/escalation/explain-episodes.ts'
import type { Day, Instant } from '#src/core/model.ts'
import { plainDay, plainDayBeside } from '#src/core/words/plain-day.ts'
import { wrapped } from './wrapped.ts'

const STATE: Readonly<Record<EpisodeExplained['state'], string>> = {
  opened: 'Opened; nobody has heard of it yet',
  told: 'Told',
  acknowledged: 'Acknowledged',
  escalated: 'Escalated',
  recovered: 'Recovered',
  closed: 'Closed',
}

const CAUSE: Readonly<Record<EpisodeExplained['cause'], string>> = {
  off_track: 'it turned off track',
  at_risk: 'it was long at risk without a recovery plan',
  blocked: 'it is blocked',
}

const RUNG: Readonly<Record<RungExplained['rung'], string>> = {
  owner: 'the owner',
  waited_for: 'who is waited for',
  lead: 'the lead',
  above: 'ESCALATE_TO',
  'lead/again': 'the lead, since the promise was not kept',
  'above/again': 'ESCALATE_TO, since the promise was not kept',
  all_clear: 'the all-clear',
}

const NOT_LIVE =
  'This workspace is not live for this row: nothing is mailed about it and no episode opens until okr-sync go-live.'

/** As many earlier ones are listed; --json has them all. */
const MOST_EARLIER = 5

/** Where the latest episode of a page stands, who heard, who is next and what would stop it; earlier ones in a line each. */
export function printEpisodes(page: PageEpisodes): string[] {
  const { episodes, mayTurnAt, isLive } = page
  const [latest, ...earlier] = episodes
  const isOpen = latest !== undefined && latest.closedAt === null
  return [
    ...(isLive ? [] : wrapped('', NOT_LIVE)),
    ...(isOpen ? [] : ['No episode is open.']),
    ...(mayTurnAt === null || isOpen
      ? []
      : wrapped('', `If nothing changes, one may open from ${when(mayTurnAt)} on.`)),
    ...(latest === undefined ? [] : inFull(latest, page)),
    ...earlier.slice(0, MOST_EARLIER).flatMap((each) => wrapped('', `Earlier: ${sinceWords(each)}.`)),
    ...(earlier.length > MOST_EARLIER
      ? [`and ${earlier.length - MOST_EARLIER} more; --json lists them all.`]
      : []),
  ]
}

function inFull(episode: EpisodeExplained, page: PageEpisodes): string[] {
  const { told, due, closedAt } = episode
  return [
    ...wrapped('', `${sinceWords(episode)}.${episode.isNew ? ' The next sync remembers it.' : ''}`),
    ...told.flatMap((each) => wrapped('- ', `${when(each.at)}: ${heard(each)}`)),
    ...(closedAt === null
      ? [
          ...due.flatMap((each) =>
            wrapped('- ', `Due since ${when(each.at)}, in their hours: ${heard(each)}`),
          ),
          ...wrapped('', nextWords(episode, page)),
          ...(episode.decideBy === null ? [] : wrapped('', decisionWords(episode.decideBy, episode.cause))),
          ...wrapped('', stopWords(episode)),
        ]
      : []),
  ]
}

function sinceWords({ state, cause, openedAt, closedAt }: EpisodeExplained): string {
  const ended = closedAt === null ? '' : `, over since ${when(closedAt)}`
  return `${STATE[state]}: ${CAUSE[cause]}, since ${when(openedAt)}${ended}`
}

function nextWords(episode: EpisodeExplained, { isLive, mayTurnAt }: PageEpisodes): string {
  const { next, isQuiet, cause } = episode
  if (!isLive) return 'Nobody is told until then.'
  if (isQuiet) return 'Nobody is told now: it is not known to be behind.'
  if (next !== null) return `Next, if nothing changes: ${when(next.at)}, ${heard(next)}.`
  if (mayTurnAt !== null) return `Nobody is told now: what was typed stands from ${when(mayTurnAt)} on.`
  const others = cause === 'blocked' ? 'no further lead' : 'no further lead or the last rung was told'
  return `Nobody else is to hear: there is ${others}, or ESCALATE_TO is empty.`
}

function decisionWords(decideBy: Day, cause: EpisodeExplained['cause']): string {
  const climb =
    cause === 'blocked'
      ? 'While it is open the ladder is climbed again from the day after.'
      : 'While it is open what was answered until then keeps the ladder still no longer.'
  return `A decision about it is open, to be made by ${plainDay(decideBy)}. ${climb}`
}

function stopWords({ cause, answeredUntil, answeredBy }: EpisodeExplained): string {
  if (cause === 'blocked') return 'It ends when its Status is no longer Blocked.'
  const end = 'It ends when the key result is on track or complete'
  if (answeredBy !== null && answeredUntil === null)
    return `A decision accepted the miss, and nobody is told more of it. ${end}.`
  return answeredUntil === null
    ? `Acknowledged (a day) or Recovery plan in its row, or a decision about it, keeps the ladder still. ${end}.`
    : `Answered ${answeredBy === 'decision' ? 'by a decision' : 'in its row'}, which keeps the ladder still until ${plainDay(answeredUntil)}. ${end}.`
}

function heard({ rung, to }: RungExplained): string {
  return `${to.join(', ')} (${RUNG[rung]})`
}

/** The store's moments are those of UTC, and the day with them. */
function when(moment: Instant): string {
  return `${plainDayBeside(moment.slice(0, 10), '')} ${moment.slice(11, 16)} UTC`
}
