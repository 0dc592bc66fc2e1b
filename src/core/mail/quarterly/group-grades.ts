import type { ObjectiveResult } from '#src/core/evaluation.ts'
import type { Policy } from '#src/core/policy.ts'
import { rollUpGroup } from '#src/core/scoring/roll-up-group.ts'
import { type GradedObjective, LEVELS } from './graded-objective.ts'
import { type HitCount, hitCount } from './hit-shares.ts'

/** The final grade of a level of the company, or of one team of a level. */
export interface GroupGrade extends HitCount {
  readonly level: ObjectiveResult['level']
  /** Empty: the whole level. */
  readonly team: string
  readonly objectives: number
  /** Mean of its objectives by their weights, 0..1; null: none has a grade. */
  readonly score: number | null
}

/** Each level, and after it its teams by name where it has any. The company's own level comes first. */
export function groupGrades(
  results: readonly ObjectiveResult[],
  graded: readonly GradedObjective[],
  policy: Pick<Policy, 'cuts'>,
): readonly GroupGrade[] {
  const resultById = new Map(results.map((result) => [result.id, result]))
  const grade = (members: readonly GradedObjective[], team: string): GroupGrade => ({
    ...hitCount(members.flatMap(({ keyResults }) => keyResults)),
    level: members[0]?.level ?? null,
    team,
    objectives: members.length,
    score: rollUpGroup(
      members.flatMap(({ id }) => resultById.get(id) ?? []),
      policy,
    ).score,
  })
  return LEVELS.flatMap((level) => {
    const members = graded.filter((objective) => objective.level === level)
    if (members.length === 0) return []
    const teams = level === 'company' ? [] : [...Map.groupBy(members, ({ team }) => team)]
    const named = teams.filter(([team]) => team !== '').toSorted(([a], [b]) => a.localeCompare(b))
    return [grade(members, ''), ...named.map(([team, own]) => grade(own, team))]
  })
}
