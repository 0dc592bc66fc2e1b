import type { Objective, Period } from '#src/core/model.ts'
import { named } from '#src/core/words/named.ts'
import { type AlignmentObjective, sharesDay } from './alignment-links.ts'
import { isLive } from './reach.ts'

type Level = Objective['level']

/** Which objective a mend can name, as it stands in a sentence. Whatever the order of the rows, it is the same one. */
export interface Examples {
  /**
   * What an objective could support in its own time: one of the department that it names, if there is one that leads to the company,
   * else one of the level above that does, else one of the company.
   */
  parentOf(child: Pick<AlignmentObjective, 'level' | 'department' | 'period'>): string
  /**
   * What could support a company objective in its time: one that supports nothing yet before any other; null: there is nothing
   * below.
   */
  supporterOf(parent: Pick<AlignmentObjective, 'period'>): string | null
}

const BELOW = ['department', 'team', null] as const

/** @param isOrphan of the objective at a position */
export function createExamples(
  objectives: readonly AlignmentObjective[],
  isOrphan: (index: number) => boolean,
): Examples {
  const byLevel = createFirsts<Level>()
  const rooted = createFirsts<Level>()
  const byDepartment = createFirsts<string>()
  const rootedByDepartment = createFirsts<string>()
  const orphans = createFirsts<Level>()
  for (const [index, objective] of objectives.entries()) {
    if (!isLive(objective)) continue
    const { level, department } = objective
    byLevel.add(level, objective)
    if (isOrphan(index)) orphans.add(level, objective)
    else rooted.add(level, objective)
    if (level !== 'department' || department === undefined) continue
    byDepartment.add(spelled(department), objective)
    if (!isOrphan(index)) rootedByDepartment.add(spelled(department), objective)
  }

  return {
    parentOf: ({ level, department, period }) => {
      if (level === 'company') return 'a company objective of the same cycle, or leave it empty'
      const name = level === 'team' && department !== undefined ? spelled(department) : null
      const own =
        name === null ? null : (rootedByDepartment.find(name, period) ?? byDepartment.find(name, period))
      const above = level === 'team' ? rooted.find('department', period) : null
      const found = own ?? above ?? rooted.find('company', period)
      return found === null ? 'a company objective of the same cycle, once there is one' : named(found)
    },
    supporterOf: ({ period }) => {
      for (const from of [orphans, byLevel]) {
        for (const level of BELOW) {
          const found = from.find(level, period)
          if (found !== null) return named(found)
        }
      }
      return null
    },
  }
}

/** Keeps of each kind and period the objective that is first by title, then by id. */
function createFirsts<Kind>() {
  const kinds = new Map<Kind, Map<string, AlignmentObjective>>()
  const answers = new Map<Kind, Map<string, AlignmentObjective | null>>()
  return {
    add(kind: Kind, objective: AlignmentObjective): void {
      const periods = kinds.get(kind) ?? new Map<string, AlignmentObjective>()
      const key = keyOf(objective.period)
      const first = periods.get(key)
      if (first === undefined || isBefore(objective, first)) periods.set(key, objective)
      kinds.set(kind, periods)
    },
    find(kind: Kind, period: Period | null): AlignmentObjective | null {
      const known = answers.get(kind) ?? new Map<string, AlignmentObjective | null>()
      answers.set(kind, known)
      const key = keyOf(period)
      const answer = known.get(key)
      if (answer !== undefined) return answer
      let first: AlignmentObjective | null = null
      for (const objective of kinds.get(kind)?.values() ?? []) {
        const fits = sharesDay(period, objective.period)
        if (fits && (first === null || isBefore(objective, first))) first = objective
      }
      known.set(key, first)
      return first
    },
  }
}

function isBefore(a: AlignmentObjective, b: AlignmentObjective): boolean {
  return a.title < b.title || (a.title === b.title && a.id < b.id)
}

function keyOf(period: Period | null): string {
  return period === null ? '' : `${period.start} ${period.end}`
}

function spelled(department: string): string {
  return department.trim().toLowerCase()
}
