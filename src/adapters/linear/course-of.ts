import type { WorkCourse } from '#src/core/work/work.ts'
import type { LinearInitiative } from './linear-answer.ts'

type Project = LinearInitiative['projects']['nodes'][number]

const weekMs = 7 * 24 * 3_600_000

/**
 * The course of projects together, in the weeks of the one that was made first. The weeks of another one end on another day: each
 * counts in the week in which it ended, and the last one, which is as of now, at the end. A project whose course ended stays as
 * it was.
 * @param projects at least one
 */
export function courseOf(projects: readonly Project[]): WorkCourse {
  const createdAt = projects.map((project) => project.createdAt).toSorted()[0] ?? ''
  const age = (project: Project) => (Date.parse(project.createdAt) - Date.parse(createdAt)) / weekMs
  const weeks = Math.max(...projects.map((project) => Math.floor(age(project)) + project.scopeHistory.length))
  const sumOf = (historyOf: (project: Project) => readonly number[]) =>
    Array.from({ length: weeks }, (_, week) =>
      projects.reduce((total, project) => {
        const history = historyOf(project)
        const own = week === weeks - 1 ? history.length : week - Math.ceil(age(project))
        return total + (own < 0 ? 0 : (history[own] ?? history.at(-1) ?? 0))
      }, 0),
    )
  return {
    createdAt,
    scope: sumOf((project) => project.scopeHistory),
    completed: sumOf((project) => project.completedScopeHistory),
    inProgress: sumOf((project) => project.inProgressScopeHistory),
  }
}
