import { fromSections } from '#src/core/inputs.ts'
import type { Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import { type Assessment, judge } from './assess.ts'

/** What a run read and what the rules say of it, under the policy of that time. */
export interface PastAssessment extends Assessment {
  readonly policy: Policy
  readonly now: Instant
}

/** Judges again what a run read; null: it ended before it had read everything, nothing had changed, or it is kept no longer. */
export async function pastAssessment(
  { inputs }: Pick<Deps, 'inputs'>,
  runId: string,
): Promise<PastAssessment | null> {
  const sections = await inputs.read(runId)
  if (sections === null) return null
  const { policy, hosts, now, ...material } = fromSections(sections)
  return { ...judge({ policy, hosts }, { ...material, workFindings: [] }, now), policy, now }
}
