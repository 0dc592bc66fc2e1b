import type { ScoreInput, ScoreResult } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import type { Subject } from './subject.ts'
import type { Prospect } from './what-if.ts'

/** What the scoring rules say today of the same key result with another goal: the colour is judged anew, as for any goal that was edited. */
export function rescored({ scoreInput, policy, today }: Subject, change: Partial<ScoreInput>): ScoreResult {
  return scoreKeyResult({ ...scoreInput, previousColour: null, ...change }, today, policy)
}

/** The part of a score that a choice turns on. */
export function prospectOf({
  confidence,
  forecast,
  score,
  status,
}: Pick<ScoreResult, 'confidence' | 'forecast' | 'score' | 'status'>): Prospect {
  return { chance: confidence, forecast, score, status }
}

/** By its chance alone it would be on track. */
export function isGreen({ valid, colour, status }: ScoreResult): boolean {
  return valid && (colour === 'on_track' || status === 'complete')
}

/** It is above the green cut as it stands, whatever colour the margin of hysteresis leaves it. */
export function isGreenAsIs(subject: Subject): boolean {
  return isGreen(rescored(subject, {}))
}
