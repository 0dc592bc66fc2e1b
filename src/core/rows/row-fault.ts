import type { DatabaseKind, Finding } from '#src/core/model.ts'

/** Something wrong in one row, before it is tied to the row. */
export interface RowFault {
  readonly code: string
  /** `mend` where it is left out. */
  readonly level?: Finding['level']
  /** The property's name as `init` creates it. */
  readonly property: string | null
  readonly message: string
  readonly mend: string
}

/** Ties faults to the row they were found in. A row without a page of its own is named by its title alone. */
export function findingsOf(
  database: DatabaseKind,
  row: { readonly id: string; readonly title: string; readonly virtual?: boolean },
  faults: readonly RowFault[],
): Finding[] {
  return faults.map(({ code, level = 'mend', property, message, mend }) => ({
    code,
    level,
    database: row.virtual ? 'keyResults' : database,
    pageId: row.virtual ? null : row.id,
    title: row.title,
    property,
    message,
    mend,
  }))
}
