import type { KeyResultResult, ObjectiveResult, Recommendation } from '#src/core/evaluation.ts'
import type { Day, Period } from '#src/core/model.ts'
import { criticalAdvice } from './critical-advice.ts'
import { forceRankAdvice } from './force-rank-advice.ts'
import { offTrackCompanyAdvice, orphanAdvice, unsupportedAdvice } from './objective-advice.ts'
import { silenceAdvice } from './silence-advice.ts'

/** `status` is the one in force. */
export type AdviceKeyResult = Pick<
  KeyResultResult,
  | 'id'
  | 'title'
  | 'objectiveId'
  | 'owners'
  | 'status'
  | 'risk'
  | 'confidence'
  | 'weight'
  | 'reasons'
  | 'period'
> & {
  /** Absent: nothing of it is measured. */
  readonly outage?: KeyResultResult['outage']
}

/** `supported`: a supporter exists; only of a company objective. */
export type AdviceObjective = Pick<
  ObjectiveResult,
  'id' | 'title' | 'level' | 'owners' | 'status' | 'weight' | 'alignment' | 'period'
> & { readonly supported: boolean }

/**
 * What somebody should do, the most urgent first; nothing where nothing is wrong.
 * @param input.atRisk key results at risk or off track that run, neither dropped nor deferred, the riskiest first
 * @param input.objectives those that run and were not cancelled
 */
export function recommendations(input: {
  readonly atRisk: readonly AdviceKeyResult[]
  readonly objectives: readonly AdviceObjective[]
  readonly today: Day
}): readonly Recommendation[] {
  const { today } = input
  // What is over can be learned from and no more be acted on.
  const goesOn = ({ period }: { readonly period: Period | null }) => period === null || today <= period.end
  const worries = input.atRisk.filter(goesOn)
  // What has not begun is still being planned.
  const objectives = input.objectives.filter(
    (row) => goesOn(row) && (row.period === null || row.period.start <= today),
  )
  return [
    ...criticalAdvice(worries),
    ...offTrackCompanyAdvice(objectives, today),
    ...forceRankAdvice(worries, today),
    ...unsupportedAdvice(objectives, today),
    ...silenceAdvice(worries, today),
    ...orphanAdvice(objectives, today),
  ].toSorted(byUrgency)
}

function byUrgency({ when: a }: Recommendation, { when: b }: Recommendation): number {
  if (a === b) return 0
  if (a === 'now') return -1
  if (b === 'now') return 1
  return a < b ? -1 : 1
}
