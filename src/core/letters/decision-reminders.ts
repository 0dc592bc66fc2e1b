import type { DecisionResult } from '#src/core/evaluation.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Day, Decision, Flag, Instant } from '#src/core/model.ts'
import { SOON_DAYS } from '#src/core/rows/decision-flags.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { isMadeByInit } from '#src/core/rows/is-made-by-init.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { type LinkedKeyResults, linkedKeyResults } from './linked-key-results.ts'
import { redWithoutDecision } from './red-without-decision.ts'
import type { RemindersInput } from './reminders-input.ts'
import type { Subject } from './subject.ts'
import { type WhomToRemind, whomToRemind } from './whom-to-remind.ts'

/** An overdue decision is asked for again after so many days. */
const AGAIN_DAYS = 7

/** In the day's place of a key, where no cell tells the day. */
const UNDATED = 'undated'

/**
 * Reminds of decisions by their flags, and of key results that are off track without one. It goes to the decision's owner, else
 * to the owners of its key results that run, else to DIGEST_TO. A decision of a cycle that is over is history; where a column is
 * lost the rules raise no flag.
 */
export function decisionReminders(input: RemindersInput): readonly Subject[] {
  const { snapshot, evaluation } = input
  if (!isMadeByInit(snapshot, 'decisions')) return []
  const whom = whomToRemind(evaluation, input.mail)
  const linked = linkedKeyResults(snapshot, evaluation)
  const rows = new Map(snapshot.decisions.map((row) => [row.id, row]))
  const flagged = evaluation.decisions.flatMap((result) => {
    const row = rows.get(result.id)
    if (row === undefined || result.flags.length === 0 || linked.isHistory(row)) return []
    return result.flags.flatMap((flag) => reminderOf(flag, row, result, { whom, linked, input }))
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
    readonly input: RemindersInput
  },
): Subject | [] {
  const { whom, linked, input } = about
  // Of an open one it is asked when it is due: whoever just raised it may still be looking for somebody.
  if (flag === 'no_owner' && decisionStage(row) !== 'made') return []
  const since = sinceOf(flag, row, input.evaluation.today)
  return {
    key: `decision/${row.id}/${flag}/${keyDay(flag, row, since)}`,
    ...whom(result.owners, linked.of(row)),
    episode: null,
    due: dueFrom(since, row, input),
    about: {
      kind: 'decision',
      reminder: {
        what: flag,
        title: cleanText(result.title, 100) || 'A decision without a title',
        url: result.url,
        owners: personNames(result.owners),
        decideBy: result.decideBy,
        reviewDate: result.reviewDate,
        redSince: null,
        cells: cellsOf(flag, row),
      },
    },
  }
}

/** The first day of it, of what is overdue that of the week since; null: nothing but the row's edit tells. */
function sinceOf(flag: Flag, { decideBy, reviewDate }: Decision, today: Day): Day | null {
  if (flag === 'review_due') return reviewDate
  if (decideBy === null) return null
  if (flag === 'decide_soon') return addDays(decideBy, -SOON_DAYS)
  if (flag !== 'decision_overdue') return null
  const first = addDays(decideBy, 1)
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
