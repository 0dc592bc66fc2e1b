import { carriedOver } from '#src/core/cycle/carried-over.ts'
import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { Objective } from '#src/core/model.ts'
import { cyclesOf } from '#src/core/rows/cycles-of.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { isContradicted } from '#src/core/rows/voices.ts'
import { summaryWhole } from '#src/core/words/summary.ts'
import { chainUp } from './chain-up.ts'
import type { Figure, ObjectiveExplained, WeighedKeyResult } from './explanation.ts'
import { numberFigure, shareFigure } from './figure.ts'
import { head } from './head.ts'
import type { Material } from './material.ts'

/** Everything there is to say of one objective. */
export function explainObjective(
  objective: Objective,
  result: ObjectiveResult,
  material: Material,
): ObjectiveExplained {
  const { evaluation, snapshot, policy } = material
  const ids = new Set(result.keyResults)
  const keyResults = evaluation.keyResults.filter(({ id }) => ids.has(id))
  const cycle = cyclesOf(snapshot, evaluation.today, policy.fiscalYearStart).get(objective.id)
  const left = new Set(evaluation.withheld.find(({ pageId }) => pageId === result.id)?.fields)
  const assumed = cycle?.fault?.code === 'assumed_cycle' ? cycle.period : null
  const why = left.has('summary')
    ? [result.summary]
    : summaryWhole({ ...result, rolledUp: result, keyResults, assumed })
  const isLinkLost = result.alignment === 'unknown'
  const worst = keyResults.find(({ id }) => id === result.worstKeyResult)
  return {
    kind: 'objective',
    ...head(result, why, evaluation),
    level: result.level,
    status: {
      inForce: statusInForce(result),
      rules: result.status,
      colour: result.colour,
      reasons: left.has('status') ? [] : reasons(result, keyResults, policy),
    },
    figures: figures(result, left.has('status')),
    keyResults: weighed(keyResults),
    worstKeyResult: worst === undefined ? null : { id: worst.id, title: worst.title },
    alignment: result.alignment,
    carriedOverFrom: carriedFrom(objective.id, material),
    supports: isLinkLost ? [] : chainUp(objective.id, snapshot),
    supportedBy: (isLinkLost ? [] : snapshot.objectives)
      .filter(
        ({ supports, supportsKeyResults }) =>
          supports.includes(objective.id) || supportsKeyResults.some((id) => ids.has(id)),
      )
      .map(({ id, title }) => ({ id, title })),
    voices: result.voices,
    isContradicted: isContradicted(result.voices),
    overrule: result.overrule,
    overruleEnded: result.overruleEnded,
    originalScore: result.originalScore,
  }
}

function carriedFrom(id: string, { evaluation, snapshot }: Material): ObjectiveExplained['carriedOverFrom'] {
  const periods = new Map(evaluation.objectives.map((row) => [row.id, row.period]))
  const found = carriedOver(
    snapshot.objectives.map((row) => ({ ...row, period: periods.get(row.id) ?? null })),
  ).get(id)
  const title = snapshot.objectives.find((row) => row.id === found?.id)?.title ?? ''
  return found === undefined ? null : { ...found, title, period: periods.get(found.id) ?? null }
}

/** What made the status another than the mean chance would (scoring rules, "objective roll-up"). */
function reasons(
  { status, colour }: ObjectiveResult,
  keyResults: readonly KeyResultResult[],
  { rollUp }: Material['policy'],
): ObjectiveExplained['status']['reasons'] {
  if (status === colour) return []
  const statuses = keyResults.filter(({ counts }) => counts).map((keyResult) => keyResult.status)
  const isBacked = statuses.includes('on_track') || statuses.includes('complete')
  if (colour === 'on_track' && !isBacked)
    return [{ code: 'none_on_track', words: 'none of its key results is on track, whatever their chances' }]
  if (statuses.every((each) => each === status)) return []
  if (rollUp === 'weakest')
    return [{ code: 'weakest', words: 'the worst of its key results decides, as the policy has it' }]
  if (status === 'off_track' && statuses.includes('off_track'))
    return [{ code: 'half_off_track', words: 'at least half of the weight is off track' }]
  if (status === 'at_risk' && statuses.includes('off_track'))
    return [
      { code: 'quarter_off_track', words: 'a key result with a quarter of the weight or more is off track' },
    ]
  return []
}

function figures(result: ObjectiveResult, isLost: boolean): Figure[] {
  const { score, expected } = result
  const gap = score === null || expected === null ? null : expected - score
  return [
    numberFigure('Weight', isLost ? null : result.weight, 'how much it counts among its like'),
    shareFigure('Score', score, 'mean of its key results by weight'),
    shareFigure('Expected', expected, 'what their plans ask for today'),
    shareFigure('Gap', gap, 'expected less score: above 0 is behind'),
    shareFigure('Chance', result.confidence, 'average chance of its key results, not that all are reached'),
    shareFigure('Forecast', result.projected, 'the score that it is likely to end at'),
    ...(result.originalScore === null
      ? []
      : [shareFigure('Score as begun', result.originalScore, 'with the goals that the cycle began with')]),
  ]
}

function weighed(keyResults: readonly KeyResultResult[]): WeighedKeyResult[] {
  const all = keyResults.reduce((sum, { counts, weight }) => sum + (counts ? weight : 0), 0)
  return keyResults.map((keyResult) => ({
    id: keyResult.id,
    title: keyResult.title,
    state: keyResult.state,
    weight: keyResult.weight,
    share: keyResult.counts && all > 0 ? keyResult.weight / all : null,
    inForce: statusInForce(keyResult),
    rules: keyResult.status,
    risk: keyResult.risk,
    score: keyResult.score,
    confidence: keyResult.confidence,
  }))
}
