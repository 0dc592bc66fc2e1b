import type { DecisionResult } from '#src/core/decision-result.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import { restedFrom } from '#src/core/live/rested-from.ts'
import { decisionTitle } from '#src/core/mail/decision-title.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Day, Decision, Flag, Instant } from '#src/core/model.ts'
import { SOON_DAYS } from '#src/core/rows/decision-flags.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { AGAIN_DAYS, type Carried, carriedByEpisodes } from './carried-by-episodes.ts'
import { type LinkedKeyResults, linkedKeyResults } from './linked-key-results.ts'
import { redWithoutDecision } from './red-without-decision.ts'
import type { RemindersInput } from './reminders-input.ts'
import type { Subject } from './subject.ts'
import { type WhomToRemind, whomToRemind } from './whom-to-remind.ts'

/** In the day's place of a key, where no cell tells the day. */
const UNDATED = 'undated'

/**
 * Reminds of decisions by their flags, and of key results that are off track without one. It goes to the decision's owner, else
 * to the owners of its key results that run, else to DIGEST_TO. A decision of a cycle that is over is history; where a column is
 * lost the rules raise no flag. While an episode of its key result or initiative is told, its letters carry the decision: that it
 * is overdue climbs there in its first week, and that it is due soon reaches those alone who have not heard of the episode. What
 * was so when an adopted workspace went live nobody is reminded of, unless it still is overdue two weeks later.
 */
export function decisionReminders(input: RemindersInput): readonly Subject[] {
  const { snapshot, evaluation } = input
  if (!liveOf(snapshot, input.history, 'decisions').isLive) return []
  const isNews = newsSinceLive(input)
  const whom = whomToRemind(evaluation, input.mail)
  const linked = linkedKeyResults(snapshot, evaluation)
  const carried = carriedByEpisodes(input)
  const rows = new Map(snapshot.decisions.map((row) => [row.id, row]))
  const flagged = evaluation.decisions.flatMap((result) => {
    const row = rows.get(result.id)
    if (row === undefined || result.flags.length === 0 || linked.isHistory(row)) return []
    return result.flags
      .filter((flag) => isNews(flag, row))
      .flatMap((flag) => reminderOf(flag, row, result, { whom, linked, carried, input }))
  })
  return [...flagged, ...redWithoutDecision(input, whom)]
}

function reminderOf(
  flag: Flag,
  row: Decision,
  result: DecisionResult,
  about: {
    readonly whom: WhomToRemind
    readonly linked: LinkedKeyResults
    readonly carried: Carried
    readonly input: RemindersInput
  },
): Subject | [] {
  const { whom, linked, carried, input } = about
  // Of an open one it is asked when it is due: whoever just raised it may still be looking for somebody.
  if (flag === 'no_owner' && decisionStage(row) !== 'made') return []
  const { to, standIns = [] } = whom(result.owners, linked.of(row))
  const others = carried.others(flag, row, to)
  if (others.length === 0 && to.length > 0) return []
  const inPlace = standIns.filter((address) => others.includes(address))
  const since = sinceOf(flag, row, input.evaluation.today)
  return {
    key: `decision/${row.id}/${flag}/${keyDay(flag, row, since)}`,
    to: others,
    ...(inPlace.length > 0 ? { standIns: inPlace } : {}),
    episode: null,
    due: dueFrom(since, row, input),
    about: {
      kind: 'decision',
      reminder: {
        what: flag,
        title: decisionTitle(result),
        url: result.url,
        owners: personNames(result.owners),
        decideBy: result.decideBy,
        reviewDate: result.reviewDate,
        redSince: null,
        proposed: flag === 'review_due' ? cleanText(result.outcomeWords) : '',
        cells: cellsOf(flag, row),
      },
    },
  }
}

/** Answers whether a flag came after the workspace went live, or with a decision that did. */
function newsSinceLive({ snapshot, evaluation, history, timezone }: RemindersInput) {
  const { since } = liveOf(snapshot, history, 'decisions')
  if (since === null) return () => true
  const seen = [...evaluation.remember.seen, ...history.sightings]
  const fresh = new Set(
    seen.flatMap(({ pageId, what, since: at }) =>
      (what === 'open' || what === 'decided') && at > since ? pageId : [],
    ),
  )
  const liveOn = localDay(since, timezone)
  const rested = restedFrom(since, timezone)
  // Each on a day of its own week, so that not all of them are asked for on one.
  const isAgain = (flag: Flag, row: Decision) =>
    flag === 'decision_overdue' && (sinceOf(flag, row, evaluation.today) ?? '') >= rested
  return (flag: Flag, row: Decision): boolean =>
    fresh.has(row.id) || (firstDayOf(flag, row) ?? '') > liveOn || isAgain(flag, row)
}

/** The first day of a flag; null: no cell tells it. */
function firstDayOf(flag: Flag, { decideBy, reviewDate }: Decision): Day | null {
  if (flag === 'review_due') return reviewDate
  if (decideBy === null) return null
  if (flag === 'decide_soon') return addDays(decideBy, -SOON_DAYS)
  return flag === 'decision_overdue' ? addDays(decideBy, 1) : null
}

/** The first day of it, of what is overdue that of the week since; null: nothing but the row's edit tells. */
function sinceOf(flag: Flag, row: Decision, today: Day): Day | null {
  const first = firstDayOf(flag, row)
  if (first === null || flag !== 'decision_overdue') return first
  return addDays(first, AGAIN_DAYS * Math.floor(daysBetween(first, today) / AGAIN_DAYS))
}

function dueFrom(since: Day | null, row: Decision, { timezone, settleMinutes }: RemindersInput): Instant {
  const settled = minutesAfter(row.lastEdited, settleMinutes)
  const begins = since === null ? '' : startOfDay(since, timezone)
  if (begins > settled) return begins
  return settled
}

function keyDay(flag: Flag, { decideBy, date, raised }: Decision, since: Day | null): string {
  if (flag === 'decide_soon') return decideBy ?? UNDATED
  return since ?? date ?? raised ?? UNDATED
}

/** The properties that end it, as `init` names them. */
function cellsOf(flag: Flag, { keyResults, initiatives }: Decision): readonly string[] {
  if (flag === 'decide_soon' || flag === 'decision_overdue') return ['Status', 'Date', 'Decide by']
  if (flag === 'review_due') return ['Outcome', 'Review date']
  if (flag === 'no_owner') return ['Owner']
  if (flag === 'no_rationale') return ['Rationale']
  const isWorkAlone = keyResults.length === 0 && initiatives.length > 0
  return [...(isWorkAlone ? [] : ['Key results']), ...(initiatives.length > 0 ? ['Initiatives'] : [])]
}
