import { prepareDecisions } from '#src/core/decisions/prepare-decisions.ts'
import type { Episode } from '#src/core/history.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'

/** The rows that are due in the decision log after an assessment. @param episodes open ones that may be told */
export function newDecisions(
  {
    policy,
    hosts,
    decisionPolicy,
    mailPolicy,
  }: Pick<Deps, 'policy' | 'hosts' | 'decisionPolicy' | 'mailPolicy'>,
  assessment: Assessment,
  episodes: readonly Episode[],
) {
  const material = { ...assessment, policy, hosts }
  return prepareDecisions({ material, episodes, policy: decisionPolicy, mailPolicy })
}
