import { statusInForce } from '#src/core/rows/status-in-force.ts'
import type { Evaluation, KeyResultResult } from './evaluation.ts'
import type { Episode, History, KeyResultDay } from './history.ts'
import type { Instant } from './model.ts'

const RESTORED = '-restored'
const CRITICAL = '-restored-critical'

/** Whether an episode began when its source was back: its letter is one for all that began then. */
export function beganRestored({ id }: Pick<Episode, 'id'>): boolean {
  return id.endsWith(RESTORED) || id.endsWith(CRITICAL)
}

/** Whether it was critical already when it so began. */
export function beganCritical({ id }: Pick<Episode, 'id'>): boolean {
  return id.endsWith(CRITICAL)
}

/**
 * Episodes that begin and end with this evaluation. One begins when a key result is off track in the status that is in
 * force, at most one a day: its id is the page's and the day's, so that a key result that flaps within a day is told once.
 * In a workspace that `init` did not make it must have been seen in another colour before: what was off track when the
 * service came is no news, and the digest carries it. While a source fails none begins for lack of data; the id of one that
 * begins when its source is back says so.
 */
export function episodes(
  evaluation: Evaluation,
  history: Pick<History, 'episodes' | 'days'>,
  { madeByInit }: { readonly madeByInit: boolean },
): {
  readonly opened: readonly Episode[]
  readonly closed: readonly { readonly id: string; readonly closedAt: Instant }[]
} {
  const known = new Set(history.episodes.map(({ id }) => id))
  const seenBetter = new Set(history.days.filter(isBetter).map(({ keyResultId }) => keyResultId))
  const open = Map.groupBy(
    history.episodes.filter(({ closedAt }) => closedAt === null),
    ({ pageId }) => pageId,
  )
  const back = new Set(
    evaluation.remember.seen.flatMap(({ what, pageId }) => (what === 'source_restored' ? pageId : [])),
  )
  // While a column is lost nobody knows whether such a row has recovered, or whether its period is over.
  const unreckoned = new Set(
    evaluation.withheld.flatMap(({ pageId, fields }) => (fields.includes('status') ? pageId : [])),
  )
  const opened: Episode[] = []
  const closed: { id: string; closedAt: Instant }[] = []
  for (const result of evaluation.keyResults) {
    if (unreckoned.has(result.id)) continue
    const running = open.get(result.id) ?? []
    const id = `${result.id}-${evaluation.today}`
    if (isOver(result)) {
      closed.push(...running.map((episode) => ({ id: episode.id, closedAt: evaluation.asOf })))
    } else if (statusInForce(result) === 'off_track' && running.length === 0) {
      if (['', RESTORED, CRITICAL].some((ending) => known.has(id + ending)) || isHeld(result)) continue
      if (!madeByInit && !seenBetter.has(result.id)) continue
      const ending = !back.has(result.id) ? '' : result.risk === 'critical' ? CRITICAL : RESTORED
      opened.push({ id: id + ending, pageId: result.id, openedAt: evaluation.asOf, closedAt: null })
    }
  }
  return { opened, closed }
}

/**
 * At risk keeps an episode open: a key result that swings between red and amber has not recovered, and closing it would
 * send a new letter at each swing. Unknown keeps it open too: silence is no recovery.
 */
function isOver(result: KeyResultResult): boolean {
  const status = statusInForce(result)
  return result.ended || result.state !== 'active' || status === 'on_track' || status === 'complete'
}

/** Unknown is no colour: rows that could not be read for a day do not turn off track when they can. */
function isBetter({ status }: KeyResultDay): boolean {
  return status !== 'off_track' && status !== 'unknown'
}

/** A person's word is data, whatever fails. */
function isHeld({ outage, overrule }: KeyResultResult): boolean {
  return outage?.isHeld === true && overrule === null
}
