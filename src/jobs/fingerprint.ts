import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Material } from './assess.ts'
import { hashInputs } from './hash-inputs.ts'

/** What stays the same while nothing has changed that the rules go by, and no day has turned. */
export async function fingerprint(
  deps: Pick<Deps, 'policy' | 'hosts'>,
  material: Material,
  now: Instant,
): Promise<string> {
  return (await hashInputs(deps, material, now)).fingerprint
}
