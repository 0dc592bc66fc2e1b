import type { KeyResultWhatIf, ObjectiveWhatIf } from '#src/core/whatif/what-if.ts'
import { type TypedWish, whatIfPage } from '#src/core/whatif/what-if-page.ts'
import type { Deps } from '#src/ports/deps.ts'
import { type NoOneRow, oneRow } from './one-row.ts'
import type { PreviewOptions } from './preview-options.ts'

/** What could be done about the page that was asked about, or why that cannot be told. */
export type WhatIfAnswer =
  | {
      readonly found: 'one'
      readonly whatIf: KeyResultWhatIf | ObjectiveWhatIf
      /** The row has a finding that a person has to mend. */
      readonly needsPerson: boolean
    }
  | NoOneRow
  /** An initiative or a decision, or a wish that makes no sense. */
  | { readonly found: 'refused'; readonly because: string }

/**
 * The options for a key result or an objective, each with its chance; nothing is written anywhere.
 * @param options.page a link, an id with or without dashes, or the exact title
 */
export async function whatIf(
  deps: Deps,
  options: PreviewOptions & TypedWish & { readonly page: string },
): Promise<WhatIfAnswer> {
  const asked = await oneRow(deps, options)
  if (asked.found !== 'one') return asked
  const { row, assessment } = asked
  const { policy, hosts } = deps
  const answer = whatIfPage(row.id, { ...assessment, policy, hosts }, options)
  if (answer === null) {
    const because = `${JSON.stringify(row.title)} is ${row.kind === 'initiative' ? 'an' : 'a'} ${row.kind}; what if is asked of a key result or an objective.`
    return { found: 'refused', because }
  }
  if ('refused' in answer) return { found: 'refused', because: answer.refused }
  const needsPerson = assessment.evaluation.findings.some(
    ({ pageId, level }) => pageId === row.id && level === 'mend',
  )
  return { found: 'one', whatIf: answer, needsPerson }
}
