import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import { type AuditRow, auditRow } from './audit-row.ts'
import type { FoundTable } from './discovered.ts'
import { hasObjectives } from './has-objectives.ts'

/** What hangs on nothing, of what runs. */
export interface Unlinked {
  /**
   * Lower objectives from which no chain leads to a company objective; null: no property was found that says what an objective
   * supports.
   */
  readonly objectives: readonly AuditRow[] | null
  /** Whether any objective that runs is the company's. */
  readonly hasCompany: boolean
  /** Key results that belong to no objective, or to several; null: no objectives could be read. */
  readonly keyResults: readonly AuditRow[] | null
  /** Objectives with neither a key result nor an objective below them; null: no key results could be read. */
  readonly empty: readonly AuditRow[] | null
}

const FIELDS: ReadonlySet<string> = new Set(['supports', 'supportsKeyResults'])

/** @param input.supported ids of objectives that others support */
export function unlinkedRows(
  { objectives, supported }: Pick<Evaluation, 'objectives'> & { readonly supported: ReadonlySet<string> },
  running: readonly KeyResultResult[],
  tables: readonly FoundTable[],
): Unlinked {
  const goOn = objectives.filter(({ ended, state }) => !ended && state === 'active')
  const isTold = tables.some(
    ({ kind, holds, columns }) =>
      (kind === 'objectives' || holds === 'both') && columns.some(({ field }) => FIELDS.has(field)),
  )
  return {
    objectives: isTold
      ? goOn
          .filter(
            ({ alignment, virtual }) => !virtual && ['unlinked', 'broken', 'unrooted'].includes(alignment),
          )
          .map(auditRow)
      : null,
    hasCompany: goOn.some(({ level }) => level === 'company'),
    keyResults: hasObjectives(tables)
      ? running.filter(({ objectiveId }) => objectiveId === null).map(auditRow)
      : null,
    empty: tables.some(({ kind }) => kind === 'keyResults')
      ? goOn.filter(({ id, keyResults }) => keyResults.length === 0 && !supported.has(id)).map(auditRow)
      : null,
  }
}
