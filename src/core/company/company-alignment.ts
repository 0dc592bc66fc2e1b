import { type Aligned, align } from '#src/core/alignment/alignment.ts'
import type { AlignmentObjective } from '#src/core/alignment/alignment-links.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { CompanyFinding } from './company-score.ts'
import type { FileObjective } from './file-company.ts'
import { inFileWords } from './file-words.ts'
import { rowFinding } from './row-finding.ts'
import type { ScoredObjective } from './score-objective.ts'

/** Longest title that the rules quote. */
const LONGEST = 80

/** How the objectives of a file hang together. */
export interface CompanyAlignment extends Pick<Aligned, 'alignment' | 'classes' | 'supported'> {
  /** By the key of the objective. */
  readonly findings: ReadonlyMap<string, readonly CompanyFinding[]>
}

/** What an objective is named by in a link: its id; where it bears none, its path, which nothing names. */
export function linkName({ id, path }: Pick<FileObjective, 'id' | 'path'>): string {
  return id ?? path
}

/** Aligns the objectives by the rules; links name objectives, or key results, by the ids of the file. */
export function companyAlignment(scored: readonly ScoredObjective[]): CompanyAlignment {
  const objectiveIds = new Set(scored.map(({ objective }) => objective.id))
  const others = new Set(
    scored.flatMap(({ objective }) => objective.supports.filter((id) => !objectiveIds.has(id))),
  )
  const keyResultIds = new Set(
    others.size === 0 ? [] : scored.flatMap(({ rows }) => rows.map(({ row }) => row.id)),
  )
  const isKeyResult = (id: string) => others.has(id) && keyResultIds.has(id)
  const departments = new Set(
    scored.flatMap(({ section }) => (section.level === 'department' ? spelled(section.name) : [])),
  )

  const { alignment, classes, supported, problems } = align(scored.map(toAlign))
  if (problems.length === 0) return { alignment, classes, supported, findings: new Map() }
  const first = new Map<string, FileObjective>()
  const titles = new Map<string, string>()
  for (const { objective } of scored) {
    const name = linkName(objective)
    if (!first.has(name)) first.set(name, objective)
    if (objective.id !== null) titles.set(cleanText(objective.title, LONGEST), objective.id)
  }
  const ofDepartments = new Map(
    scored.map(({ objective: { key, supports } }) => [
      key,
      supports.filter((id) => departments.has(spelled(id))),
    ]),
  )
  const findings = new Map<string, CompanyFinding[]>()
  for (const { objectiveId, ...problem } of problems) {
    const objective = first.get(objectiveId)
    if (objective === undefined) continue
    const { mend, message, ...fault } = inFileWords(problem, objective.names)
    const isDepartment =
      fault.code === 'link_missing' &&
      (ofDepartments.get(objective.key) ?? []).some((id) => message.includes(`"${id}"`))
    const finding = rowFinding(objective, {
      ...fault,
      message: isDepartment ? `${message} It is the name of a department.` : message,
      mend: withIds(mend, titles),
    })
    const before = findings.get(objective.key)
    if (before === undefined) findings.set(objective.key, [finding])
    else before.push(finding)
  }
  return { alignment, classes, supported, findings }

  function toAlign({ objective, section, weight, status, rows }: ScoredObjective): AlignmentObjective {
    const { supports, title, level } = objective
    const named = supports.find((id) => departments.has(spelled(id)))
    const department = level === 'department' ? section.name : (named ?? section.department)
    return {
      id: linkName(objective),
      title,
      level,
      supports: supports.filter((id) => !isKeyResult(id)),
      supportsKeyResults: supports.filter(isKeyResult),
      state: 'active',
      weight,
      period: section.time.period,
      // A quarter that is over is looked at as it ended.
      ended: false,
      status,
      accepted: false,
      ...(department === null ? {} : { department }),
      // Only a link that names one asks for its id in the file.
      keyResults:
        keyResultIds.size === 0
          ? rows
          : rows.map(({ row, id, weight: own, valid }) => ({ id: row.id ?? id, weight: own, valid })),
    }
  }
}

/** A file names objectives by their ids, so the titles that a mend quotes get theirs. */
function withIds(mend: string, ids: ReadonlyMap<string, string>): string {
  return mend.replace(/"([^"]+)"/g, (quoted, title: string) => {
    const id = ids.get(title)
    return id === undefined ? quoted : `"${id}" (${title})`
  })
}

function spelled(department: string): string {
  return department.trim().toLowerCase()
}
