import type { KeyResultDay } from '#src/core/history.ts'
import type { ScoreResult } from '#src/core/scoring/score-input.ts'

/** What the time alone says, without which another status would have no ground. */
const OF_SILENCE: ReadonlySet<string> = new Set(['stale', 'unverified'])

/**
 * A score of which status, colour, risk and chance stay as they were last stored, since there is no new data to judge by
 * (scoring rules, "a source that fails"). What cannot be scored, and what a person completed or reopened, is as it is scored.
 * @param before undefined: nothing was stored yet
 */
export function holdStatus(score: ScoreResult, before: KeyResultDay | undefined): ScoreResult {
  if (before === undefined || !score.valid) return score
  const isOpen = (status: string) => status !== 'complete' && status !== 'unknown'
  if (!isOpen(before.status) || !isOpen(score.status)) return score
  const { status, colour, risk, confidence } = before
  const isOther = status !== score.status
  // No chance falls while the clock stands still.
  const reasons = score.reasons.filter(
    (code) => code !== 'no_progress_signal' && !(isOther && OF_SILENCE.has(code)),
  )
  return { ...score, status, colour, risk, confidence, reasons }
}
