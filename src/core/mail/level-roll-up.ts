import type { KeyResultResult, ObjectiveResult, Overrule } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { rollUpGroup } from '#src/core/scoring/roll-up-group.ts'
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
  /** The one in force: a person's while it stands. */
  readonly status: Status
  /** What the rules say. */
  readonly ruled: Status
  readonly score: number | null
  readonly expected: number | null
  readonly chance: number | null
  /** The score against the goals that the cycle began with; null: none was moved. */
  readonly originalScore: number | null
  /** The title of its worst key result; empty: none. */
  readonly worst: string
  readonly word: string
  readonly overrule: Overrule | null
}

/** The objectives of one level. Means are weighted by the objectives' weights; null: none could be scored. */
export interface LevelRollUp {
  /** null: rows that name no level. */
  readonly level: ObjectiveResult['level']
  /** By the mean chance of the objectives. */
  readonly status: Status
  readonly score: number | null
  readonly expected: number | null
  readonly chance: number | null
  /** The worst first. */
  readonly objectives: readonly ObjectiveLine[]
}

const LEVELS = ['company', 'department', 'team', null] as const

/** Levels without an objective are left out. */
export function levelRollUps(
  objectives: readonly ObjectiveResult[],
  keyResults: ReadonlyMap<string, KeyResultResult>,
  policy: Pick<Policy, 'cuts'>,
): readonly LevelRollUp[] {
  const levels: LevelRollUp[] = []
  for (const level of LEVELS) {
    const members = objectives.filter((objective) => objective.level === level)
    if (members.length === 0) continue
    const inForce = members.map((member) => ({ ...member, status: statusInForce(member) }))
    const { status, score, expected, confidence } = rollUpGroup(inForce, policy)
    levels.push({
      level,
      status,
      score,
      expected,
      chance: confidence,
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
    status: statusInForce(objective),
    ruled: objective.status,
    score: objective.score,
    expected: objective.expected,
    chance: objective.confidence,
    originalScore: objective.originalScore,
    worst: cleanText(keyResults.get(objective.worstKeyResult ?? '')?.title ?? '', 100),
    word: cleanText(objective.word ?? '', 40),
    overrule: objective.overrule,
  }
}
