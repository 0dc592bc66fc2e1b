import type { RowFault } from '#src/core/rows/row-fault.ts'
import type { CompanyAlignment } from './company-alignment.ts'
import type { CompanyFinding } from './company-score.ts'
import type { FileObjective, PlacedKeyResult } from './file-company.ts'
import { inFileWords } from './file-words.ts'
import { rowFinding } from './row-finding.ts'
import type { RowNames } from './row-names.ts'
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
  const lists: (readonly CompanyFinding[])[] = []
  for (const { objective, faults, rows } of scored) {
    const own = [
      ...faults.map((fault) => rowFinding(objective, fault)),
      ...(aligned.findings.get(objective.key) ?? []),
      ...weaknesses(objective, objective.names, quality),
    ]
    if (own.length > 0) ofObjective.set(objective.key, own)
    lists.push(own)
    for (const { row, names, shown } of rows) {
      for (const { level: _, ...fault } of shown.errors) {
        if (!OF_THE_SECTION.has(fault.code)) lists.push([rowFinding(row, fault)])
      }
      if (!quality.has(row.key)) continue
      // That there is no value is said of the key that lacks it.
      const isEmpty = shown.errors.some(({ code }) => code === 'no_value')
      const weak = weaknesses(row, names, quality)
      lists.push(weak.filter(({ code }) => !(isEmpty && code === 'never_updated')))
    }
  }
  return { ofObjective, all: lists.flat() }
}

function weaknesses(
  row: FileObjective | PlacedKeyResult,
  names: RowNames,
  quality: ReadonlyMap<string, readonly RowFault[]>,
): readonly CompanyFinding[] {
  return (quality.get(row.key) ?? []).map((fault) => rowFinding(row, inFileWords(fault, names)))
}
