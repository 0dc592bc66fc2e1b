import type { RowFault } from '#src/core/rows/row-fault.ts'
import type { CompanyAlignment } from './company-alignment.ts'
import type { CompanyFinding } from './company-score.ts'
import { inFileWords } from './file-words.ts'
import { keyResultPath } from './key-result-path.ts'
import { rowFinding } from './row-finding.ts'
import type { ScoredObjective } from './score-objective.ts'

/** Said once, where it can be mended. */
const OF_THE_SECTION = new Set(['no_period', 'bad_period'])

/** Every finding of the rows of a file, objective by objective, and those of each objective's own row by its key. */
export function companyFindings(
  scored: readonly ScoredObjective[],
  aligned: CompanyAlignment,
  quality: ReadonlyMap<string, readonly RowFault[]>,
): {
  readonly ofObjective: ReadonlyMap<string, readonly CompanyFinding[]>
  readonly all: readonly CompanyFinding[]
} {
  const ofObjective = new Map<string, readonly CompanyFinding[]>()
  const all: CompanyFinding[] = []
  for (const { objective, faults, rows } of scored) {
    const own = [
      ...faults.map((fault) => rowFinding(objective, fault)),
      ...(aligned.findings.get(objective.key) ?? []),
      ...(quality.get(objective.key) ?? []).map((fault) =>
        rowFinding(objective, inFileWords(fault, objective.names)),
      ),
    ]
    if (own.length > 0) ofObjective.set(objective.key, own)
    all.push(...own)
    for (const { row, id, names, errors } of rows) {
      const weak = quality.get(id) ?? []
      if (errors.length === 0 && weak.length === 0) continue
      const place = { path: keyResultPath(row), id: row.id, title: row.title }
      for (const { level: _, ...fault } of errors) {
        if (!OF_THE_SECTION.has(fault.code)) all.push(rowFinding(place, fault))
      }
      // That there is no value is said of the key that lacks it.
      const isEmpty = errors.some(({ code }) => code === 'no_value')
      for (const fault of weak) {
        if (isEmpty && fault.code === 'never_updated') continue
        all.push(rowFinding(place, inFileWords(fault, names)))
      }
    }
  }
  return { ofObjective, all }
}
