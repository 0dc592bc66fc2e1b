import { lostIn } from '#src/core/drift/lost-in.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Day, Initiative, Instant, KeyResult, Snapshot } from '#src/core/model.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { addDays } from '#src/core/time/day.ts'
import { earliest } from '#src/core/time/earliest.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { type EpisodeEnd, initiativeEnd, isOfEarlierCycle, keyResultEnd } from './episode-end.ts'
import { opening, type Wanted } from './opening.ts'
import { type Settling, settling } from './settling.ts'

/** As long as letters show it. */
const LONGEST_TITLE = 100

export interface ClosedEpisode {
  readonly id: string
  readonly closedAt: Instant
  readonly how: EpisodeEnd
}

export interface Episodes {
  readonly opened: readonly Episode[]
  readonly closed: readonly ClosedEpisode[]
  /** Those of earlier runs that go on, and the opened. */
  readonly open: readonly Episode[]
  /** Ids of open ones whose end has not yet stood for long enough: nothing of them is told. */
  readonly ending: ReadonlySet<string>
  /** Asked about more by whoever tells of them; then it answers what is to be remembered. */
  readonly settled: Settling
  /** When something may open or close though nothing changes; null: not known of anything. */
  readonly wakeAt: Instant | null
}

/**
 * Episodes that begin and end with this evaluation, at most one open for a page and one opened a day: its id is the page's and
 * the day's. One of a key result that was long at risk ends when that turns off track, and another begins. What a person typed
 * opens and closes only once it has stood; where a column is lost that says so nothing opens or closes.
 */
export function episodes(input: {
  readonly evaluation: Evaluation
  readonly snapshot: Snapshot
  readonly history: History
  readonly policy: MailPolicy['escalation']
  /** The organisation's (IANA name). */
  readonly timezone: string
}): Episodes {
  const { evaluation, snapshot, history, policy, timezone } = input
  const { today, asOf } = evaluation
  const settled = settling(evaluation, history, policy.settleMinutes)
  const wants = opening({ ...input, lost: lostIn(snapshot, evaluation, history) })
  const running = Map.groupBy(
    history.episodes.filter(({ closedAt }) => closedAt === null),
    ({ pageId }) => pageId,
  )
  const taken = new Set(history.episodes.map(({ id }) => id))
  const opened: Episode[] = []
  const closed: ClosedEpisode[] = []
  const ending = new Set<string>()
  const wakes: (Instant | null)[] = []

  const judge = (row: KeyResult | Initiative, how: EpisodeEnd | null, wanted: Wanted) => {
    const own = running.get(row.id) ?? []
    if (how !== null) {
      if (own.length === 0) return
      const until = settled.until(row, `settling_${how}`)
      wakes.push(until)
      for (const { id } of own) {
        if (until === null) closed.push({ id, closedAt: asOf, how })
        else ending.add(id)
      }
      return
    }
    const { cause, wakeAt } = wanted
    const replaced = cause === 'off_track' ? own.filter((episode) => episode.cause === 'at_risk') : []
    if (own.length > replaced.length) return
    wakes.push(wakeAt)
    if (cause === null || (cause === 'at_risk' && own.length > 0)) return
    const id = `${row.id}-${today}`
    const until = settled.until(row, `settling_${cause}`) ?? tomorrowIf(taken.has(id), today, timezone)
    wakes.push(until)
    for (const each of replaced) {
      if (until === null) closed.push({ id: each.id, closedAt: asOf, how: 'superseded' })
      else ending.add(each.id)
    }
    if (until !== null) return
    const title = cleanText(row.title, LONGEST_TITLE)
    opened.push({ id, pageId: row.id, cause, title, openedAt: asOf, closedAt: null })
  }

  const results = new Map<string, KeyResultResult>(evaluation.keyResults.map((result) => [result.id, result]))
  // While a column is lost nobody knows whether such a row has recovered, or whether its period is over.
  const unreckoned = new Set(
    evaluation.withheld.flatMap(({ pageId, fields }) => (fields.includes('status') ? pageId : [])),
  )
  const endOf = (result: KeyResultResult) => {
    const own = running.get(result.id) ?? []
    const isOld = own.length > 0 && own.every((each) => isOfEarlierCycle(each, result, timezone))
    return isOld ? 'ended' : keyResultEnd(result)
  }
  for (const row of snapshot.keyResults) {
    const result = results.get(row.id)
    if (result !== undefined && !unreckoned.has(row.id))
      judge(row, endOf(result), wants.ofKeyResult(result, row))
  }
  const isOver = ofEndedCycles(evaluation.keyResults)
  const initiatives = new Map(evaluation.initiatives.map((result) => [result.id, result]))
  for (const row of snapshot.initiatives) {
    const result = initiatives.get(row.id)
    if (result === undefined) continue
    const how = initiativeEnd(result, {
      isEnded: isOver(row.keyResults),
      isKnown: wants.isBlockKnown(row.id),
    })
    judge(row, how, wants.ofInitiative(result))
  }
  for (const [pageId, own] of running) {
    if (results.has(pageId) || initiatives.has(pageId)) continue
    for (const { id } of own) closed.push({ id, closedAt: asOf, how: 'removed' })
  }

  const over = new Set(closed.map(({ id }) => id))
  const goingOn = history.episodes.filter(({ id, closedAt }) => closedAt === null && !over.has(id))
  return { opened, closed, open: [...goingOn, ...opened], ending, settled, wakeAt: earliest(wakes) }
}

function tomorrowIf(isSo: boolean, today: Day, timezone: string): Instant | null {
  return isSo ? startOfDay(addDays(today, 1), timezone) : null
}
