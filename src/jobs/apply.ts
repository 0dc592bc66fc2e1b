import type { Instant, Write } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import type { Progress } from './assess.ts'

export interface Applied {
  readonly written: number
  /** One for each page that was not written, with why; the pages after a fault of the whole system are in it too. */
  readonly failed: readonly { readonly write: Write; readonly failure: Failure }[]
}

/** What concerns one page alone; anything else would meet the next page too. */
const OF_ONE_PAGE: ReadonlySet<FailureCode> = new Set(['not_found', 'invalid', 'conflict'])

/** Writes page by page and keeps each accepted write in the ledger, with its values before and after. */
export async function apply(
  deps: Deps,
  runId: string,
  writes: readonly Write[],
  progress: Progress,
): Promise<Applied> {
  let written = 0
  let stopped: Failure | null = null
  const failed: { write: Write; failure: Failure }[] = []
  for (const write of writes) {
    if (stopped) {
      failed.push({ write, failure: stopped })
      continue
    }
    let at: Instant
    try {
      at = await deps.okrs.write(write)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      deps.log.error('page not written', {
        pageId: write.pageId,
        code: error.code,
        requestId: error.requestId,
      })
      failed.push({ write, failure: error })
      if (!OF_ONE_PAGE.has(error.code)) stopped = error
      continue
    }
    await deps.ledger.recordWrite(runId, write, at)
    written += 1
    if (written % 20 === 0) progress(`${written} of ${writes.length} pages written`)
  }
  return { written, failed }
}
