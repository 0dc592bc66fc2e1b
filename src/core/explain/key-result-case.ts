import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResult } from '#src/core/model.ts'
import { policyOf } from '#src/core/policy.ts'
import { cyclesOf } from '#src/core/rows/cycles-of.ts'
import { objectiveOf } from '#src/core/rows/objective-of.ts'
import { historyByRow } from '#src/core/rows/row-history.ts'
import { scoreFaults } from '#src/core/rows/score-faults.ts'
import { scoreInCycle } from '#src/core/rows/score-in-cycle.ts'
import type { Case } from '#src/core/words/case.ts'
import { servingLinks } from '#src/core/work/serving-work.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import type { Material } from './material.ts'

/** What the rows have in common, laid out once for any number of them. */
export interface Laid {
  readonly cycles: ReturnType<typeof cyclesOf>
  readonly links: ReturnType<typeof servingLinks>
  readonly historyOf: ReturnType<typeof historyByRow>
}

/** Lays out what the cases of an evaluation have in common. */
export function layOut({ snapshot, evaluation, policy, hosts, history }: Material): Laid {
  return {
    cycles: cyclesOf(snapshot, evaluation.today, policy.fiscalYearStart),
    links: servingLinks(snapshot, hosts),
    historyOf: historyByRow(history),
  }
}

/** What one key result was scored from: the evaluation keeps what came of it, and this is reckoned again for the one that is asked about. */
export function keyResultCase(
  keyResult: KeyResult,
  result: KeyResultResult,
  material: Material,
  laid: Laid = layOut(material),
): { readonly found: Case; readonly links: readonly WorkLink[] } {
  const { snapshot, evaluation, readings, hosts } = material
  const { today, asOf, ruleVersion, forecastMean } = evaluation
  const { forecast } = material.policy
  const policy = result.ended
    ? material.policy
    : { ...material.policy, forecast: { ...forecast, mean: forecastMean.mean } }
  const place = objectiveOf(keyResult, laid.cycles, today)
  const links = laid.links.get(keyResult.id) ?? []
  const scored = scoreInCycle({
    keyResult,
    state: result.state,
    place,
    history: laid.historyOf(keyResult.id),
    links,
    verdictOn: (property) => ({
      decided:
        result.rebaseline?.changes.some((change) => change.property === property && change.decided) ?? false,
      instead: null,
    }),
    moment: {
      policy,
      readings,
      hosts,
      readFindings: snapshot.findings,
      typedSince: new Set(),
      now: asOf,
      today,
      ruleVersion,
      policyOf,
    },
  })
  const { value, scoreInput, colourBefore, aim, measurement, score } = scored
  return {
    links,
    found: {
      keyResult,
      state: result.state,
      score,
      scoreInput,
      colourBefore,
      aim,
      policy,
      today,
      ruleVersion,
      days: value.days,
      current: value.current,
      measurement,
      outage: result.outage,
      overrule: result.overrule,
      overruleEnded: result.overruleEnded,
      rebaseline: result.rebaseline,
      obstacle: scoreFaults({ keyResult, place, scored, today }).obstacle,
    },
  }
}
