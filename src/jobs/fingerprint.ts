import type { Instant } from '#src/core/model.ts'
import { noHistory } from '#src/core/no-history.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Gathered } from './assess.ts'
import { hashInputs } from './hash-inputs.ts'

/** What stays the same while nothing has changed that the rules go by apart from the past, and no day has turned. */
export async function fingerprint(
  deps: Pick<Deps, 'policy' | 'hosts' | 'mail' | 'mailPolicy' | 'decisionPolicy'>,
  gathered: Omit<Gathered, 'recall'>,
  now: Instant,
): Promise<string> {
  return (await hashInputs(deps, { ...gathered, history: noHistory }, now)).fingerprint
}
