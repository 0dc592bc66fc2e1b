import type { Instant } from '#src/core/model.ts'
import type { OutsideFault } from '#src/core/outside-fault.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Report } from './mail-policy.ts'

/** What eng ops hears of runs that fail. It holds ids of pages and never what stands on them. */
export interface FailureNotice {
  readonly job: 'sync' | 'undo' | 'escalate' | 'nudge' | 'go-live' | Report
  /** Why a run failed; null: a fault of okr-sync's own. */
  readonly cause: OutsideFault | null
  /** When the first of these runs began. */
  readonly since: Instant
  /** Runs of the job that have failed since the last good one, this one included; at least 1. */
  readonly failedRuns: number
  /** The end of the job's last good run; null: none ever was. */
  readonly lastGood: Instant | null
  /** A sentence for an operator; empty where the fault is okr-sync's own, and where it may quote what people wrote. */
  readonly said: string
  /** The outside system's own id of the request; null: it gave none. */
  readonly requestId: string | null
  /** true: it may pass by itself. */
  readonly isRetryable: boolean
  /** true: the run went through, but for some pages that were not written. */
  readonly isOfPages: boolean
  readonly asOf: Instant
  readonly sentTo: readonly string[]
}

interface PastRun {
  readonly job: string
  readonly startedAt: Instant
  readonly end: { readonly outcome: 'done' | 'failed' } | null
}

/**
 * @param input.runs the latest ones of every job, in any order; the one that failed now is among them
 */
export function failureNotice(
  input: Omit<FailureNotice, 'since' | 'failedRuns'> & { readonly runs: readonly PastRun[] },
): FailureNotice {
  const { runs, ...known } = input
  const streak = runs
    .filter(({ job, end }) => job === known.job && end?.outcome === 'failed')
    .map(({ startedAt }) => startedAt)
    .filter((startedAt) => known.lastGood === null || startedAt > known.lastGood)
    .toSorted()
  return {
    ...known,
    said: cleanText(known.said, 600),
    requestId: known.requestId === null ? null : cleanText(known.requestId, 100),
    since: streak[0] ?? known.asOf,
    failedRuns: Math.max(1, streak.length),
  }
}
