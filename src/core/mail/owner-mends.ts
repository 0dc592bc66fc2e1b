import type { Person } from '#src/core/model.ts'
import type { FindingLine } from './data-trust.ts'
import { personNames } from './person-names.ts'

/** What one owner has to mend in the data. */
export interface OwnerMends {
  /** `eng_ops`: columns and whole databases; `nobody`: rows without an owner. */
  readonly of: 'owner' | 'eng_ops' | 'nobody'
  /** Names; empty where `of` says who. */
  readonly owner: string
  /** How many key results these mends would let be scored or aligned, each mend on its own. */
  readonly unlocks: number
  /** In the given order. */
  readonly findings: readonly FindingLine[]
}

/**
 * Findings by who has to mend them: eng ops first, since rows of all kinds may depend on a column, then who unlocks the most.
 * @param findings the most important first
 * @param owners of the rows, by their addresses
 */
export function ownerMends(
  findings: readonly FindingLine[],
  owners: ReadonlyMap<string, readonly Person[]>,
): readonly OwnerMends[] {
  const groups = Map.groupBy(findings, ({ title, url }) => {
    if (title === '' && url === '') return null
    return personNames(owners.get(url) ?? []).join(', ')
  })
  return [...groups]
    .map(([owner, own]): OwnerMends => {
      const unlocks = own.reduce((sum, finding) => sum + finding.unlocks, 0)
      if (owner === null) return { of: 'eng_ops', owner: '', unlocks, findings: own }
      return { of: owner === '' ? 'nobody' : 'owner', owner, unlocks, findings: own }
    })
    .toSorted(
      (a, b) =>
        Number(b.of === 'eng_ops') - Number(a.of === 'eng_ops') ||
        b.unlocks - a.unlocks ||
        b.findings.length - a.findings.length,
    )
}
