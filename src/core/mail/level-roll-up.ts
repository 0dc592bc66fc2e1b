import type { ObjectiveResult, Overrule } from '#src/core/evaluation.ts'
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
  readonly word: string
  readonly overrule: Overrule | null
}

/** Means of some objectives by their weights; null: none could be scored. */
interface Means {
  /** By the mean chance of the objectives. */
  readonly status: Status
  readonly score: number | null
  readonly expected: number | null
  readonly chance: number | null
  /** The worst first. */
  readonly objectives: readonly ObjectiveLine[]
}

/** The objectives of one level. */
export interface LevelRollUp extends Means {
  /** null: rows that name no level. */
  readonly level: ObjectiveResult['level']
  /** The same by department or team, the worst first; those of no team are left out. */
  readonly teams: readonly TeamRollUp[]
}

/** The objectives of one department or team. */
export interface TeamRollUp extends Means {
  readonly team: string
}

const LEVELS = ['company', 'department', 'team', null] as const

/** Levels without an objective are left out. */
export function levelRollUps(
  objectives: readonly ObjectiveResult[],
  policy: Pick<Policy, 'cuts'>,
): readonly LevelRollUp[] {
  const levels: LevelRollUp[] = []
  for (const level of LEVELS) {
    const members = objectives.filter((objective) => objective.level === level)
    if (members.length === 0) continue
    const byTeam = Map.groupBy(members, ({ team }) => cleanText(team ?? '', 40))
    const teams = [...byTeam].filter(([team]) => team !== '')
    levels.push({
      level,
      ...meansOf(members, policy),
      teams: teams.map(([team, own]) => ({ team, ...meansOf(own, policy) })).toSorted(worstFirst),
    })
  }
  return levels
}

function meansOf(members: readonly ObjectiveResult[], policy: Pick<Policy, 'cuts'>): Means {
  const inForce = members.map((member) => ({ ...member, status: statusInForce(member) }))
  const { status, score, expected, confidence } = rollUpGroup(inForce, policy)
  const objectives = members.map(objectiveLine).toSorted(worstFirst)
  return { status, score, expected, chance: confidence, objectives }
}

function worstFirst(a: { readonly status: Status }, b: { readonly status: Status }): number {
  return WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status)
}

function objectiveLine(objective: ObjectiveResult): ObjectiveLine {
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
    word: cleanText(objective.word ?? '', 40),
    overrule: objective.overrule,
  }
}
