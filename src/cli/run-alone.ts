import { alone } from '#src/jobs/lease.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'

/**
 * Runs a job that writes or sends, while no other does.
 * @throws Failure when another run is under way
 */
export async function runAlone<T>(deps: Deps, work: (deps: Deps) => Promise<T>): Promise<T> {
  const run = await alone(deps, work)
  if ('result' in run) return run.result
  throw new Failure({
    system: 'store',
    code: 'unavailable',
    retryable: true,
    message: `Another run is under way in this workspace. Try again when it has ended; if its process died, that is at ${run.heldUntil} at the latest.`,
  })
}
