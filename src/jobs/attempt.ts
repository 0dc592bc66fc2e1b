import type { WorkSystem } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'

/** What a step that asks a system came to, or its failure; a failure of anything else, such as the store, and a bug are thrown. */
export async function attempt<T>(
  deps: Pick<Deps, 'log'>,
  system: WorkSystem,
  step: () => Promise<T>,
): Promise<T | Failure> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof Failure) || error.system !== system) throw error
    deps.log.warn('work source failed', { system, code: error.code, requestId: error.requestId })
    return error
  }
}
