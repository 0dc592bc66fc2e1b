import type { Evaluation } from '#src/core/evaluation.ts'
import type { KeyResult } from '#src/core/model.ts'
import { learnedMean } from '#src/core/scoring/learned-mean.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import type { DecisionLinks } from './decision-links.ts'
import { evaluateKeyResult, type JudgedKeyResult } from './evaluate-key-result.ts'
import type { Moment } from './moment.ts'
import { type Cycle, objectiveOf } from './objective-of.ts'
import type { RowHistory } from './row-history.ts'

/**
 * What the rules say of all key results, in their order. Those of cycles that are over are scored first: the forecasts of the
 * others learn from how they ended (scoring rules, "forecast").
 */
export function evaluateKeyResults(input: {
  readonly keyResults: readonly KeyResult[]
  readonly cycles: ReadonlyMap<string, Cycle>
  readonly historyOf: (pageId: string) => RowHistory
  readonly decisions: DecisionLinks
  readonly links: ReadonlyMap<string, readonly WorkLink[]>
  /** Its goal cannot be read, so nothing is learned from how it ended. */
  readonly isLost: (id: string) => boolean
  readonly moment: Moment
}): {
  readonly keyResults: readonly JudgedKeyResult[]
  readonly forecastMean: Evaluation['forecastMean']
} {
  const { cycles, historyOf, decisions, links, moment } = input
  const judge = (keyResult: KeyResult, at: Moment) =>
    evaluateKeyResult({
      keyResult,
      cycles,
      history: historyOf(keyResult.id),
      decisions,
      links: links.get(keyResult.id) ?? [],
      moment: at,
    })

  const over = new Map<KeyResult, JudgedKeyResult>()
  for (const keyResult of input.keyResults) {
    if (objectiveOf(keyResult, cycles, moment.today).ended) over.set(keyResult, judge(keyResult, moment))
  }
  const { policy } = moment
  const { forecast } = policy
  const finals = [...over.values()].flatMap(({ final, result }) =>
    input.isLost(result.id) ? [] : (final ?? []),
  )
  const forecastMean = forecast.learnMean
    ? learnedMean(finals, forecast.mean)
    : { mean: forecast.mean, learnedFrom: 0 }
  const learned = { ...moment, policy: { ...policy, forecast: { ...forecast, mean: forecastMean.mean } } }
  return {
    keyResults: input.keyResults.map((keyResult) => over.get(keyResult) ?? judge(keyResult, learned)),
    forecastMean,
  }
}
