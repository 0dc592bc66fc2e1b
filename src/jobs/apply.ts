import type { DatabaseKind, Snapshot, Write } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import type { Landed } from '#src/ports/ledger.ts'
import type { Progress } from './assess.ts'
import { atOnce } from './at-once.ts'

export interface Applied {
  /** Pages that were written, in the order in which Notion answered. */
  readonly written: readonly Landed[]
  /** One for each page that was not written, with why; the pages after a fault of the whole system are in it too. */
  readonly failed: readonly { readonly write: Write; readonly failure: Failure }[]
}

export interface ApplyOptions {
  /**
   * What is to be written where people have edited something since the rows were read.
   * @param fresh everything as it is now
   * @param written what was written so far
   */
  replan(fresh: Snapshot, written: readonly Landed[]): Promise<readonly Write[]>
  progress?: Progress | undefined
}

/** Pages that are written between two looks at what people edit: less than half a minute at 600 requests a minute. */
const BATCH = 250

/** As many as the way to Notion sends at a time. */
const AT_ONCE = 50

/** Pages that are settled in the ledger together: a store may take 1,000 statements a run. */
const SETTLED_TOGETHER = 50

/** What concerns one page alone; anything else would meet the next page too. */
const OF_ONE_PAGE: ReadonlySet<FailureCode> = new Set(['not_found', 'invalid', 'conflict'])

/**
 * Writes page by page. Before each batch it looks what people have edited; the batch then lies in the ledger before it is sent,
 * and the outcomes are settled there. Of which the outcome is not known stays planned: the next run sees what became of it.
 * @throws Failure of the store, or when the lease is lost
 */
export async function apply(
  deps: Deps,
  runId: string,
  writes: readonly Write[],
  options: ApplyOptions,
): Promise<Applied> {
  const { progress = () => {} } = options
  const written: Landed[] = []
  const failed = new Map<string, Applied['failed'][number]>()
  let rest = writes
  while (rest.length > 0) {
    rest = await upToDate(deps, rest, async (fresh) => {
      const planned = await options.replan(fresh, written)
      return planned.filter(({ pageId }) => !failed.has(pageId))
    })
    const batch = rest.slice(0, BATCH)
    rest = rest.slice(BATCH)
    const ended = await writeBatch(deps, runId, batch)
    written.push(...ended.written)
    for (const each of ended.failed) failed.set(each.write.pageId, each)
    if (ended.stopped) {
      const failure = ended.stopped
      for (const write of rest) failed.set(write.pageId, { write, failure })
      break
    }
    if (rest.length > 0) progress(`${written.length} of ${written.length + rest.length} pages written`)
  }
  return { written, failed: [...failed.values()] }
}

/** What is to be written by what people have edited until now, in the databases that the next batch goes to. */
async function upToDate(
  deps: Deps,
  writes: readonly Write[],
  replan: (fresh: Snapshot) => Promise<readonly Write[]>,
): Promise<readonly Write[]> {
  const looked = new Set<DatabaseKind>()
  let rest = writes
  for (;;) {
    const next = rest.slice(0, BATCH).map(({ database }) => database)
    const kinds = new Set(next.filter((kind) => !looked.has(kind)))
    if (kinds.size === 0) return rest
    for (const kind of kinds) looked.add(kind)
    const fresh = await deps.okrs.refresh(kinds)
    if (fresh !== null) rest = await replan(fresh)
  }
}

async function writeBatch(deps: Deps, runId: string, batch: readonly Write[]) {
  const { ledger, okrs, log } = deps
  const written: Landed[] = []
  const failed: { write: Write; failure: Failure }[] = []
  const unsent: Write[] = []
  let unsettled: Landed[] = []
  let stopped: Failure | null = null
  let isBroken = false

  async function settle(): Promise<void> {
    const landed = unsettled
    unsettled = []
    if (landed.length > 0) await ledger.recordWrites(runId, landed)
  }

  async function writeOne(write: Write): Promise<void> {
    if (stopped !== null || isBroken) {
      unsent.push(write)
      return
    }
    try {
      const at = await okrs.write(write)
      written.push({ write, at })
      unsettled.push({ write, at })
      if (unsettled.length >= SETTLED_TOGETHER) await settle()
    } catch (error) {
      // The lease, the store, or a bug.
      isBroken ||= !(error instanceof Failure) || error.system !== 'notion'
      if (!(error instanceof Failure) || isBroken) throw error
      const { code, outcome, requestId } = error
      if (!OF_ONE_PAGE.has(code)) stopped = error
      failed.push({ write, failure: error })
      log.error('page not written', { pageId: write.pageId, code, outcome, requestId })
      if (outcome === 'refused') await ledger.dropWrites(runId, [write.pageId])
    }
  }

  await ledger.planWrites(runId, batch, deps.clock.now())
  try {
    await atOnce(batch, AT_ONCE, writeOne)
  } finally {
    await settle()
    if (unsent.length > 0)
      await ledger.dropWrites(
        runId,
        unsent.map(({ pageId }) => pageId),
      )
  }
  const failure = stopped as Failure | null
  if (failure !== null) failed.push(...unsent.map((write) => ({ write, failure })))
  return { written, failed, stopped: failure }
}
