import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Episode } from '#src/core/history.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { AllClear } from '#src/core/letters/all-clear.ts'
import { decisionTitle } from '#src/core/mail/decision-title.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Decision, Instant, KeyResult } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { whyBeside } from '#src/core/words/why-beside.ts'

/**
 * The end of an episode. Of a page that is gone it is known what it was called and when the episode began and ended.
 * @param input.result of the key result or of the initiative; undefined: the page is gone
 * @param input.row of a key result
 */
export function composeAllClear(input: {
  readonly episode: Episode
  readonly closedAt: Instant
  readonly how: AllClear['how']
  readonly keyResult: KeyResultResult | undefined
  readonly row: Pick<KeyResult, 'acknowledged' | 'recoveryPlan'> | undefined
  readonly initiative: InitiativeResult | undefined
  /** That was asked about it and is still open; undefined: none is. */
  readonly decision: Pick<Decision, 'title' | 'url'> | undefined
  readonly timezone: string
}): AllClear {
  const { episode, closedAt, how, keyResult, row, initiative, decision, timezone } = input
  const { cause, openedAt } = episode
  const isInitiative = cause === 'blocked'
  const result = isInitiative ? initiative : keyResult
  const what = isInitiative ? 'An initiative' : 'A key result'
  const title = cleanText(result?.title ?? episode.title, 100)
  const why = isInitiative ? (initiative?.why ?? '') : keyResult === undefined ? '' : whyBeside(keyResult)
  return {
    database: isInitiative ? 'initiatives' : 'keyResults',
    cause,
    title: title || `${what} ${result === undefined ? 'that was removed' : 'without a title'}`,
    url: result?.url ?? '',
    owners: personNames(result?.owners ?? []),
    how,
    status: isInitiative || keyResult === undefined ? null : statusInForce(keyResult),
    score: isInitiative ? null : (keyResult?.score ?? null),
    expected: isInitiative ? null : (keyResult?.expected ?? null),
    chance: isInitiative ? null : (keyResult?.confidence ?? null),
    openedAt,
    closedAt,
    lasted: Math.max(0, daysBetween(localDay(openedAt, timezone), localDay(closedAt, timezone))),
    acknowledged: row?.acknowledged ?? null,
    recoveryPlan: cleanText(row?.recoveryPlan ?? '', 400),
    why: cleanText(why, 280),
    decision: decision === undefined ? null : { title: decisionTitle(decision), url: decision.url },
  }
}
