import type { Day, Decision, Flag } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { decisionStage } from './decision-stage.ts'
import type { RowHistory } from './row-history.ts'

/** 48 hours, in the days that Notion keeps. */
export const SOON_DAYS = 2

/**
 * The flags of a decision, in the order of the model. It is open while Status is Proposed, or empty with no Date; of a Status
 * that no rule knows without a Date it cannot be told.
 * @param input.linked it is linked to a key result or initiative that goes on
 * @param input.superseded by its own Status, or by a later decision that was made
 * @param input.recovered what it was asked for is over, and it may be left undecided
 */
export function decisionFlags(input: {
  readonly decision: Decision
  readonly history: RowHistory
  readonly linked: boolean
  readonly superseded: boolean
  readonly recovered: boolean
  readonly today: Day
  readonly timezone: string
}): Flag[] {
  const { decision, today } = input
  const { decideBy, reviewDate } = decision
  const flags: Flag[] = []
  if (input.superseded) return input.linked ? ['superseded_but_linked'] : []
  if (decision.status === 'reversed' || input.recovered) return []

  const stage = decisionStage(decision)
  const isMade = stage === 'made'
  if (stage === 'open' && decideBy !== null) {
    const left = daysBetween(today, decideBy)
    if (left < 0) flags.push('decision_overdue')
    else if (left <= SOON_DAYS) flags.push('decide_soon')
  }
  if (isMade && reviewDate !== null && reviewDate <= today && !isReviewed(input, reviewDate)) {
    flags.push('review_due')
  }
  if (decision.owners.length === 0) flags.push('no_owner')
  if (isMade && decision.rationale.trim() === '') flags.push('no_rationale')
  return flags
}

/**
 * Outcome is filled on or after the review date. Notion does not date a cell, so the row's last edit stands for it. Where that
 * is the service's own write, or may be since nothing is known to be written, the flag that was due then still is.
 */
function isReviewed(
  { decision, history, timezone }: Parameters<typeof decisionFlags>[0],
  reviewDate: Day,
): boolean {
  if (decision.outcome.trim() === '') return false
  if (localDay(decision.lastEdited, timezone) < reviewDate) return false
  const { lastWrite } = history
  if (lastWrite !== null && lastWrite < decision.lastEdited) return true
  const flags = history.written('flags')?.value ?? decision.shown.flags
  return !(Array.isArray(flags) && flags.includes('review_due'))
}
