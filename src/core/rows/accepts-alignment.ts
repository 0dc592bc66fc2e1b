import type { Objective } from '#src/core/model.ts'
import { acceptedCode } from './accepted-code.ts'

/** Codes of what alignment finds. */
const CODES = /^(link_|unlinked$|unrooted$|no_supporter$|support_circle$)/

/** The row accepts a finding of alignment, so that coverage is also shown without it. */
export function acceptsAlignment({ acceptedFindings }: Pick<Objective, 'acceptedFindings'>): boolean {
  return acceptedFindings.some((typed) => CODES.test(acceptedCode(typed)))
}
