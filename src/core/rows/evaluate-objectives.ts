import { align } from '#src/core/alignment/alignment.ts'
import type { Alignment, KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { Finding, ServiceField } from '#src/core/model.ts'
import { rollUp } from '#src/core/scoring/roll-up.ts'
import { usedWeight } from '#src/core/scoring/weight.ts'
import { summary } from '#src/core/words/summary.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import { objectiveFaults } from './objective-faults.ts'
import type { Cycle } from './objective-of.ts'
import { overrule } from './overrule.ts'
import { findingsOf } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { serviceCells } from './service-cells.ts'
import { objectiveCells } from './wanted-cells.ts'

export interface JudgedObjectives {
  readonly objectives: readonly Judged<ObjectiveResult>[]
  readonly alignment: Alignment
  /** Those of how the objectives hang together. */
  readonly findings: readonly Finding[]
}

/** What the rules say of the objectives, each by its key results and all by how they support each other. */
export function evaluateObjectives(input: {
  readonly cycles: readonly Cycle[]
  readonly keyResults: readonly KeyResultResult[]
  readonly historyOf: (pageId: string) => RowHistory
  readonly moment: Moment
}): JudgedObjectives {
  const children = Map.groupBy(input.keyResults, ({ objectiveId }) => objectiveId)
  const judged = input.cycles.map((cycle) =>
    judge(cycle, children.get(cycle.objective.id) ?? [], input.historyOf(cycle.objective.id), input.moment),
  )

  // Objectives of a flat layout are texts: they have no level and no links, and stand for themselves.
  const linked = input.cycles.flatMap((cycle, index) => {
    const result = judged[index]?.result
    if (cycle.objective.virtual || result === undefined) return []
    const keyResults = (children.get(result.id) ?? []).map(({ id, weight, counts }) => ({
      id,
      weight,
      valid: counts,
    }))
    const { weight, status } = result
    return [{ ...cycle.objective, period: cycle.period, ended: cycle.ended, weight, status, keyResults }]
  })
  const { alignment, classes, problems } = align(linked)
  const byId = new Map(linked.map((objective) => [objective.id, objective]))
  return {
    objectives: judged.map((each) => {
      const { id, virtual } = each.result
      const own = virtual ? 'company' : (classes.get(id) ?? 'unlinked')
      return { ...each, result: { ...each.result, alignment: own } }
    }),
    alignment,
    findings: [
      ...problems.flatMap(({ objectiveId, ...fault }) => {
        const row = byId.get(objectiveId)
        return row === undefined ? [] : findingsOf('objectives', row, [fault])
      }),
      ...flatCycle(input.cycles),
    ],
  }
}

/** The flat layout has no cycles; that is said once and not for every text. */
function flatCycle(cycles: readonly Cycle[]): Finding[] {
  const assumed = cycles.find(({ objective, fault }) => objective.virtual && fault?.code === 'assumed_cycle')
  if (!assumed?.period) return []
  return [
    {
      code: 'assumed_cycle',
      level: 'info',
      database: 'keyResults',
      pageId: null,
      title: null,
      property: null,
      message: `This layout names no cycle; every key result is judged from ${assumed.period.start} to ${assumed.period.end}, the quarter of today.`,
      mend: 'Nothing if that is right. For other cycles use a database of objectives, as `okr-sync init` creates it.',
    },
  ]
}

function judge(
  cycle: Cycle,
  keyResults: readonly KeyResultResult[],
  history: RowHistory,
  moment: Moment,
): Judged<ObjectiveResult> {
  const { objective, period, ended, fault } = cycle
  const rolledUp = rollUp(keyResults, moment.policy)
  const word = ended
    ? null
    : overrule({ row: objective, history, computed: rolledUp.status, lastTyped: null, moment })
  const assumed = fault?.code === 'assumed_cycle' ? period : null
  const result: ObjectiveResult = {
    ...rolledUp,
    id: objective.id,
    title: objective.title,
    url: objective.url,
    level: objective.level,
    team: objective.team,
    owners: objective.owners,
    state: objective.state,
    period,
    ended,
    virtual: objective.virtual,
    weight: usedWeight(objective.weight).weight,
    keyResults: keyResults.map(({ id }) => id),
    alignment: 'unlinked',
    word: objective.word,
    overrule: word?.overrule ?? null,
    summary: summary({ rolledUp, keyResults, overrule: word?.overrule ?? null, assumed }),
  }
  if (word === null) return { result, findings: [], seen: [], gone: [], adopted: [] }
  const ruled = new Set<ServiceField>(word.inStatus ? ['status'] : [])
  const cells = serviceCells({ row: objective, wanted: objectiveCells(result), ruled, history, moment })
  const faults = [...objectiveFaults(cycle, keyResults), ...cells.faults]
  return {
    result,
    findings: findingsOf('objectives', objective, faults),
    seen: [...word.seen, ...cells.seen],
    gone: [...word.gone, ...cells.gone],
    adopted: cells.adopted,
  }
}
