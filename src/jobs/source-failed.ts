import type { Finding } from '#src/core/model.ts'
import type { WorkSystem } from '#src/core/work/work.ts'
import type { Failure } from '#src/ports/failure.ts'
import { SYSTEMS } from './systems.ts'

/**
 * What is told of a system that did not do what it was asked.
 * @param consequence a sentence: what is not known because of it
 */
export function sourceFailed(system: WorkSystem, failure: Failure, consequence: string): Finding {
  return {
    code: 'source_failed',
    level: 'mend',
    database: null,
    pageId: null,
    title: null,
    property: null,
    message: `${consequence} ${failure.message}`,
    mend: failure.retryable
      ? 'Nothing: the next run tries again.'
      : `Eng ops check ${SYSTEMS[system].setting}.`,
    failed: { system, retryable: failure.retryable },
  }
}
