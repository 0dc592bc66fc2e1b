import type { KeyResultResult, ObjectiveResult, Overrule } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { WORST_FIRST } from '#src/core/words/worst-first.ts'
import { personNames } from './person-names.ts'

/** An objective as mail shows it. */
export interface ObjectiveLine {
  readonly id: string
  readonly title: string
  readonly url: string
  /** Empty: none. */
  readonly team: string
  readonly owners: readonly string[]
  readonly status: Status
  readonly score: number | null
  readonly expected: number | null
  readonly chance: number | null
  /** The title of its worst key result; empty: none. */
  readonly worst: string
  readonly word: string
  readonly overrule: Overrule | null
}

/** The objectives of one level. Means are weighted by the objectives' weights; null: none could be scored. */
export interface LevelRollUp {
  /** null: rows that name no level. */
  readonly level: ObjectiveResult['level']
  readonly score: number | null
  readonly expected: number | null
  /** The worst first. */
  readonly objectives: readonly ObjectiveLine[]
}

const LEVELS = ['company', 'department', 'team', null] as const
/** Levels without an objective are left out. */
export function levelRollUps(
  objectives: readonly ObjectiveResult[],
  keyResults: ReadonlyMap<string, KeyResultResult>,
): readonly LevelRollUp[] {
  const levels: LevelRollUp[] = []
  for (const level of LEVELS) {
    const members = objectives.filter((objective) => objective.level === level)
    if (members.length === 0) continue
    levels.push({
      level,
      score: weightedMean(members, 'score'),
      expected: weightedMean(members, 'expected'),
      objectives: members
        .map((objective) => objectiveLine(objective, keyResults))
        .toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status)),
    })
  }
  return levels
}

function objectiveLine(
  objective: ObjectiveResult,
  keyResults: ReadonlyMap<string, KeyResultResult>,
): ObjectiveLine {
  return {
    id: objective.id,
    title: cleanText(objective.title, 100) || 'An objective without a title',
    url: objective.url,
    team: cleanText(objective.team ?? '', 40),
    owners: personNames(objective.owners),
    status: objective.status,
    score: objective.score,
    expected: objective.expected,
    chance: objective.confidence,
    worst: cleanText(keyResults.get(objective.worstKeyResult ?? '')?.title ?? '', 100),
    word: cleanText(objective.word ?? '', 40),
    overrule: objective.overrule,
  }
}

/** The weighted mean over those that have a number; objectives without one weigh nothing, they are not 0. */
function weightedMean(objectives: readonly ObjectiveResult[], field: 'score' | 'expected'): number | null {
  let sum = 0
  let weights = 0
  for (const objective of objectives) {
    const value = objective[field]
    if (value === null || objective.score === null) continue
    sum += value * objective.weight
    weights += objective.weight
  }
  return weights > 0 ? sum / weights : null
}
