import type { DatabaseKind } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { FoundTable, Sureness } from './discovered.ts'

/** A table that was found, with what it is taken for. Texts are clean and shortened. */
export interface AuditTable {
  readonly dataSourceId: string
  readonly title: string
  readonly url: string
  /** null: of no use to OKRs. */
  readonly kind: DatabaseKind | null
  readonly flat: boolean
  /** Objectives and key results are rows of it; `kind` is key results then. */
  readonly holdsBoth: boolean
  /** false: it is of no use to OKRs, or left out in favour of another; its rows are in no figure. */
  readonly isRead: boolean
  readonly sureness: Sureness
  readonly because: string
  readonly rows: number
  /** false: there are more than were read. */
  readonly isWhole: boolean
  readonly columns: readonly AuditColumn[]
  readonly doubtful: readonly {
    readonly fieldName: string
    readonly candidates: readonly string[]
    readonly because: string
  }[]
  /** Names of properties that are read as nothing. */
  readonly unused: readonly string[]
}

export interface AuditColumn {
  readonly fieldName: string
  readonly property: string
  readonly type: string
  readonly sureness: Sureness
  readonly because: string
  /** false: NOTION_PROPERTIES has to name it. */
  readonly byItself: boolean
}

const LONGEST_NAME = 60
const LONGEST_REASON = 160

/** @param isRead whether the settings name it */
export function auditTable(table: FoundTable, isRead: boolean): AuditTable {
  const { dataSourceId, url, kind, flat, sureness, rows, isWhole } = table
  return {
    dataSourceId,
    title: nameOf(table.title) || 'A table without a title',
    url,
    kind,
    flat,
    holdsBoth: table.holds === 'both',
    isRead,
    sureness,
    because: reasonOf(table.because),
    rows,
    isWhole,
    columns: table.columns.map((column) => ({
      fieldName: column.fieldName,
      property: nameOf(column.property),
      type: nameOf(column.type),
      sureness: column.sureness,
      because: reasonOf(column.because),
      byItself: column.byItself,
    })),
    doubtful: table.doubtful.map(({ fieldName, candidates, because }) => ({
      fieldName,
      candidates: candidates.map(nameOf),
      because: reasonOf(because),
    })),
    unused: table.unused.map(({ property }) => nameOf(property)),
  }
}

function nameOf(name: string): string {
  return cleanText(name, LONGEST_NAME)
}

function reasonOf(because: string): string {
  return cleanText(because, LONGEST_REASON)
}
