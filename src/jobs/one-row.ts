import { type FoundRow, findRows } from '#src/core/explain/find-rows.ts'
import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { type Assessment, assess } from './assess.ts'
import type { PreviewOptions } from './preview-options.ts'

/** Why it is not known which row is meant. */
export type NoOneRow =
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly candidates: readonly FoundRow[] }

/**
 * The row that is asked about, and everything that is known of the company now; nothing is written anywhere.
 * @param options.page a link, an id with or without dashes, or the exact title
 */
export async function oneRow(
  deps: Deps,
  options: PreviewOptions & { readonly page: string },
): Promise<NoOneRow | { readonly found: 'one'; readonly row: FoundRow; readonly assessment: Assessment }> {
  const now: Instant = options.asOf ?? deps.clock.now()
  const assessment = await assess(deps, now, { ...options, whole: true, dry: true })
  const candidates = findRows(options.page, assessment.evaluation)
  const [row, another] = candidates
  if (row === undefined) return { found: 'none' }
  if (another !== undefined) return { found: 'several', candidates }
  return { found: 'one', row, assessment }
}
