import type { Evaluation } from '#src/core/evaluation.ts'
import { SILENT_CODES } from '#src/core/letters/silent-codes.ts'
import { composeDigest, type Digest } from '#src/core/mail/digest.ts'
import type { Day, Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { isoWeek } from '#src/core/time/iso-week.ts'
import { restedFrom } from './rested-from.ts'

/** How an adopted workspace stands on the day it goes live, told once in place of an episode for each red row. */
export interface AdoptionSummary {
  /** The state of things as a digest tells it; it compares with nothing. */
  readonly state: Digest
  /** People who own a key result that runs: they hear from now on. */
  readonly owners: number
  /** Key results that run, whose value is older than the cadence. */
  readonly late: number
  /** From this day on people are asked for what is late on the day of going live. */
  readonly asksFrom: Day
  /** When the first digest leaves; null: not known. */
  readonly firstDigest: Instant | null
  /** The organisation's; IANA name. */
  readonly timezone: string
  readonly sentTo: readonly string[]
}

export function composeAdoption(input: {
  readonly evaluation: Evaluation
  readonly policy: Pick<Policy, 'cuts' | 'fiscalYearStart' | 'timezone'>
  /** Ids of those that are about ended cycles. */
  readonly pastDecisions: ReadonlySet<string>
  readonly firstDigest: Instant | null
  readonly sentTo: readonly string[]
}): AdoptionSummary {
  const { evaluation, policy, pastDecisions, firstDigest, sentTo } = input
  const week = isoWeek(evaluation.today)
  const state = composeDigest({ evaluation, earlier: [], week, policy, pastDecisions })
  const own = new Set(state.keyResults.map(({ id }) => id))
  const running = evaluation.keyResults.filter(({ id }) => own.has(id))
  const owners = new Set(running.flatMap((result) => result.owners.map(({ id }) => id)))
  const { timezone } = policy
  const late = evaluation.findings.filter(
    ({ code, pageId }) => SILENT_CODES.has(code) && own.has(pageId ?? ''),
  ).length
  const asksFrom = restedFrom(evaluation.asOf, timezone)
  return { state, owners: owners.size, late, asksFrom, firstDigest, timezone, sentTo }
}
