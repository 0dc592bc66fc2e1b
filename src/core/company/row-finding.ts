import type { RowFault } from '#src/core/rows/row-fault.ts'
import type { CompanyFinding } from './company-score.ts'

/** Ties a fault to the row it was found in. */
export function rowFinding(
  { path, id, title }: Pick<CompanyFinding, 'path' | 'id' | 'title'>,
  { code, level = 'mend', property, message, mend }: RowFault,
): CompanyFinding {
  return { code, level, path, id, title, property: property === '' ? null : property, message, mend }
}
