import { align } from '#src/core/alignment/alignment.ts'
import type { Alignment, KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { ObjectiveDay } from '#src/core/history.ts'
import type { Day, Finding, Period, ServiceField, Status } from '#src/core/model.ts'
import { rollUp } from '#src/core/scoring/roll-up.ts'
import { usedWeight } from '#src/core/scoring/weight.ts'
import { elapsed } from '#src/core/time/period.ts'
import { summary } from '#src/core/words/summary.ts'
import { acceptsAlignment } from './accepts-alignment.ts'
import { type AssumedCycles, assumedCycles } from './assumed-cycles.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import { objectiveFaults } from './objective-faults.ts'
import type { Cycle } from './objective-of.ts'
import { overrule } from './overrule.ts'
import { findingsOf } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { serviceCells } from './service-cells.ts'
import { since } from './since.ts'
import { statusSince } from './status-since.ts'
import { statusOfWord, voices } from './voices.ts'
import { objectiveCells } from './wanted-cells.ts'

export interface JudgedObjective extends Judged<ObjectiveResult> {
  /** null: its cycle is over, or it has no page of its own. */
  readonly day: ObjectiveDay | null
}

export interface JudgedObjectives {
  readonly objectives: readonly JudgedObjective[]
  readonly alignment: Alignment
  /** Without the rows whose findings of alignment were accepted; null: none was. */
  readonly withoutAccepted: Alignment | null
  /** Ids of the company objectives that have a supporter. */
  readonly supported: ReadonlySet<string>
  /** Of each orphan, by its id, how many key results would reach the company with it. */
  readonly hanging: ReadonlyMap<string, number>
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
  const childrenOf = (cycle: Cycle) =>
    (children.get(cycle.objective.id) ?? []).filter((keyResult) => isOfTime(keyResult, cycle))
  const assumed = assumedCycles(input.cycles)
  const judged = input.cycles.map((cycle) =>
    judge(cycle, childrenOf(cycle), input.historyOf(cycle.objective.id), input.moment, assumed),
  )

  // Objectives of a flat layout are texts: they have no level and no links, and stand for themselves.
  const linked = input.cycles.flatMap((cycle, index) => {
    const result = judged[index]?.result
    if (cycle.objective.virtual || result === undefined) return []
    const keyResults = childrenOf(cycle).map(({ id, weight, counts }) => ({
      id,
      weight,
      valid: counts,
    }))
    const { weight, status, isAlignmentAccepted: accepted } = result
    return [
      { ...cycle.objective, period: cycle.period, ended: cycle.ended, weight, status, accepted, keyResults },
    ]
  })
  const { alignment, withoutAccepted, supported, hanging, classes, problems } = align(linked)
  const byId = new Map(linked.map((objective) => [objective.id, objective]))
  return {
    objectives: judged.map((each) => {
      const { id, virtual } = each.result
      const own = virtual ? 'company' : (classes.get(id) ?? 'unlinked')
      return { ...each, result: { ...each.result, alignment: own } }
    }),
    alignment,
    withoutAccepted,
    supported,
    hanging,
    findings: [
      ...problems.flatMap(({ objectiveId, ...fault }) => {
        const row = byId.get(objectiveId)
        return row === undefined ? [] : findingsOf('objectives', row, [fault])
      }),
      ...assumed.findings,
    ],
  }
}

/** An objective that goes on from cycle to cycle is judged by the key results of this one. */
function isOfTime({ period: own }: KeyResultResult, { isTheirs, period }: Cycle): boolean {
  return !isTheirs || own === null || period === null || own.end >= period.start
}

function judge(
  cycle: Cycle,
  keyResults: readonly KeyResultResult[],
  history: RowHistory,
  moment: Moment,
  { isOfAll }: AssumedCycles,
): JudgedObjective {
  const { objective, period, ended, fault } = cycle
  const { policy, today } = moment
  const t = period === null ? 0 : elapsed(period, today)
  const before = colourBefore(keyResults, history, period, today)
  const rolledUp = rollUp(keyResults, policy, { previousColour: before, t })
  const word = ended
    ? null
    : overrule({ row: objective, history, computed: rolledUp.status, lastTyped: null, moment })
  const said = ended || objective.word === null ? null : statusOfWord(objective.word)
  const what = said === null ? null : (`word_${said}` as const)
  const saidSince = since({ pageId: objective.id, what, kind: 'word_', history, moment })
  const originalScore = scoreAsBegun(keyResults, policy)
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
    originalScore,
    keyResults: keyResults.map(({ id }) => id),
    alignment: 'unlinked',
    isAlignmentAccepted: acceptsAlignment(objective),
    word: objective.word,
    overrule: word?.overrule ?? null,
    overruleEnded: word?.ended ?? null,
    voices: ended
      ? []
      : voices({
          word: objective.word,
          wordSince: saidSince.day,
          overrule: word?.overrule ?? null,
          status: rolledUp.status,
          statusSince: statusSince(history.objectiveDays, rolledUp.status, today),
          healths: [],
          timezone: policy.timezone,
        }),
    summary: summary({
      rolledUp,
      keyResults,
      overrule: word?.overrule ?? null,
      overruleEnded: word?.ended ?? null,
      originalScore,
      assumed,
    }),
  }
  if (word === null) return { result, day: null, findings: [], seen: [], gone: [], adopted: [] }
  const ruled = new Set<ServiceField>(word.inStatus ? ['status'] : [])
  const cells = serviceCells({ row: objective, wanted: objectiveCells(result), ruled, history, moment })
  const isSaid = isOfAll && assumed !== null
  const faults = [...objectiveFaults(isSaid ? { ...cycle, fault: null } : cycle, keyResults), ...cells.faults]
  return {
    result,
    day: objective.virtual ? null : dayOf(result, today),
    findings: findingsOf('objectives', objective, faults),
    seen: [...word.seen, ...saidSince.seen, ...cells.seen],
    gone: [...word.gone, ...saidSince.gone, ...cells.gone],
    adopted: cells.adopted,
  }
}

/** Where a goal under it moved today, or the row is in a new cycle, the colour is judged anew. */
function colourBefore(
  keyResults: readonly KeyResultResult[],
  { objectiveDays }: RowHistory,
  period: Period | null,
  today: Day,
): Status | null {
  if (keyResults.some(({ rebaseline }) => rebaseline?.day === today)) return null
  const last = objectiveDays.findLast(({ day }) => day < today)
  return last === undefined || period === null || last.day < period.start ? null : last.colour
}

/** The score with the goals and weights that the cycle began with; null: none was moved. */
function scoreAsBegun(keyResults: readonly KeyResultResult[], policy: Moment['policy']): number | null {
  if (keyResults.every(({ rebaseline }) => rebaseline === null)) return null
  const begun = keyResults.map((keyResult): KeyResultResult => {
    const { rebaseline } = keyResult
    if (rebaseline === null) return keyResult
    return { ...keyResult, score: rebaseline.originalScore, weight: rebaseline.originalWeight }
  })
  return rollUp(begun, policy, { previousColour: null, t: 0 }).score
}

function dayOf({ id, status, score, confidence, colour }: ObjectiveResult, today: Day): ObjectiveDay {
  return { objectiveId: id, day: today, status, score, confidence, colour }
}
