import { type FoundRow, findRows } from '#src/core/explain/find-rows.ts'
import type { KeyResultWhatIf, ObjectiveWhatIf } from '#src/core/whatif/what-if.ts'
import { type TypedWish, whatIfPage } from '#src/core/whatif/what-if-page.ts'
import type { Deps } from '#src/ports/deps.ts'
import { assess } from './assess.ts'
import type { PreviewOptions } from './preview-options.ts'

/** What could be done about the page that was asked about, or why that cannot be told. */
export type WhatIfAnswer =
  | {
      readonly found: 'one'
      readonly whatIf: KeyResultWhatIf | ObjectiveWhatIf
      /** The row has a finding that a person has to mend. */
      readonly needsPerson: boolean
    }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly candidates: readonly FoundRow[] }
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
  const now = options.asOf ?? deps.clock.now()
  const assessment = await assess(deps, now, { ...options, whole: true, dry: true })
  const candidates = findRows(options.page, assessment.evaluation)
  const [only, another] = candidates
  if (only === undefined) return { found: 'none' }
  if (another !== undefined) return { found: 'several', candidates }
  const { policy, hosts } = deps
  const answer = whatIfPage(only.id, { ...assessment, policy, hosts }, options)
  if (answer === null) {
    const because = `${JSON.stringify(only.title)} is ${only.kind === 'initiative' ? 'an' : 'a'} ${only.kind}; what if is asked of a key result or an objective.`
    return { found: 'refused', because }
  }
  if ('refused' in answer) return { found: 'refused', because: answer.refused }
  const needsPerson = assessment.evaluation.findings.some(
    ({ pageId, level }) => pageId === only.id && level === 'mend',
  )
  return { found: 'one', whatIf: answer, needsPerson }
}
