import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'
import { sha256 } from './sha256.ts'

/** SHA-256, in hex, of everything that the rules were given: the same hash means the same numbers. */
export function hashInputs(
  assessment: Assessment,
  { policy, hosts }: Pick<Deps, 'policy' | 'hosts'>,
  now: Instant,
): Promise<string> {
  const { snapshot, readings, active, finished, history } = assessment
  return sha256(
    JSON.stringify({ snapshot, readings: [...readings], active, finished, history, policy, hosts, now }),
  )
}
