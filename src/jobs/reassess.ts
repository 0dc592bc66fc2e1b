import type { Instant, KeyResult, Snapshot } from '#src/core/model.ts'
import { withWritten } from '#src/core/settle-planned.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Landed } from '#src/ports/ledger.ts'
import { type Assessment, judge, type Material, withWork } from './assess.ts'
import { readWork } from './read-work.ts'

/**
 * Judges anew, after people have edited something while the run went on. The work is read again only where a link is new.
 * @param fresh everything as Notion shows it now
 * @param written what this run has written so far
 */
export async function reassess(
  deps: Deps,
  before: Assessment,
  fresh: Snapshot,
  written: readonly Landed[],
  now: Instant,
): Promise<Assessment> {
  const { readings, active, finished, workFindings: findings } = before
  const work = hasNewLink(deps, before, fresh)
    ? await readWork(deps, fresh, now)
    : { readings, active, finished, findings }
  const material: Material = {
    ...withWork(fresh, work),
    history: { ...before.history, written: withWritten(before.history.written, written) },
    typedSince: typedSince(before, fresh, written),
  }
  return judge(deps, material, now)
}

function hasNewLink({ hosts }: Pick<Deps, 'hosts'>, { readings }: Material, fresh: Snapshot): boolean {
  return [...fresh.keyResults, ...fresh.initiatives].some(({ source }) =>
    parseLinks(source, hosts).some(({ url }) => !readings.has(url)),
  )
}

/** Key results whose Current is neither what it was nor what this run has written: a person typed it after the work was read. */
function typedSince(before: Assessment, fresh: Snapshot, written: readonly Landed[]): string[] {
  const known = new Map<string, KeyResult['current'][]>(
    before.snapshot.keyResults.map(({ id, current }) => [id, [current]]),
  )
  for (const { write } of written) {
    for (const { field, after } of write.changes) {
      if (field === 'current' && typeof after === 'number') known.get(write.pageId)?.push(after)
    }
  }
  const typed = fresh.keyResults.filter(({ id, current }) => known.get(id)?.includes(current) === false)
  return [...new Set([...before.typedSince, ...typed.map(({ id }) => id)])].toSorted()
}
