import type { Database, DatabaseKind, Finding } from '#src/core/model.ts'
import type { Said } from './needs.ts'
import type { Unreckonable } from './unreckonable.ts'

/** What the findings about a row come from. */
const FOUND_BY: Readonly<Record<DatabaseKind, Said>> = {
  objectives: 'objectives.summary',
  keyResults: 'keyResults.why',
  initiatives: 'initiatives.why',
  decisions: 'decisions.flags',
}

/** Findings that come from something else beside. */
const BESIDE: ReadonlyMap<string, Said> = new Map([
  ['rebaselined', 'keyResults.moved'],
  ['no_linked_decision', 'keyResults.moved'],
  ['dead_work', 'keyResults.work'],
  ['choice_unknown', 'decisions.followed'],
  ['decision_about_many', 'decisions.followed'],
  ['superseded_by_none', 'company.replaced'],
  ['superseded_by_each_other', 'company.decided'],
])

/**
 * Whether a finding of the rules may come of a column that is lost and not of the row: 1,000 key results have not lost their
 * targets where the column is gone.
 * @param of what all such findings come from beside
 */
export function isWithheld(
  { code, database, pageId, property }: Finding,
  databases: readonly Pick<Database, 'kind' | 'lost'>[],
  found: Unreckonable,
  of: Said | null,
): boolean {
  // Only work that serves nothing is of no database.
  if (database === null) return found.ofAny('company.coverage').size > 0
  const from = [FOUND_BY[database], BESIDE.get(code), of].filter((said) => said != null)
  const isLost = (said: Said) =>
    (pageId === null || said.startsWith('company') ? found.ofAny(said) : found.causes(said, pageId)).size > 0
  if (from.some(isLost)) return true
  return databases.some(
    ({ kind, lost }) =>
      kind === database &&
      lost.some(
        (each) => each.property === property && (pageId === null || (each.rows?.includes(pageId) ?? true)),
      ),
  )
}
