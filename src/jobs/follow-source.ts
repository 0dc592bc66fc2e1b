import { kindKey } from '#src/core/delivery/kind-key.ts'
import type { Lost } from '#src/core/delivery/lost.ts'
import type { UnknownWork } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Failure } from '#src/ports/failure.ts'
import type { Following, WorkSource } from '#src/ports/work-source.ts'
import { attempt } from './attempt.ts'

/**
 * Reads what is new in the streams of one source. Each page is laid down with its cursors before the next one is asked for, so
 * that a read that is broken off, by whatever, goes on there.
 * @returns the streams that cannot be read, or the failure of the source as a whole
 * @throws Failure when the store fails
 */
export async function followSource(
  deps: Pick<Deps, 'events' | 'log'>,
  source: WorkSource,
  following: Omit<Following, 'cursors'>,
): Promise<Lost | Failure> {
  const { streams } = following
  const lost = new Map<string, Pick<UnknownWork, 'reason' | 'detail'>>()
  if (source.follow === undefined || streams.length === 0) return lost
  const cursors = await deps.events.cursors(streams)
  const pages = source.follow({ ...following, cursors })
  return attempt(deps, source.system, async () => {
    for await (const page of pages) {
      await deps.events.save(page)
      for (const { stream, kind, reason, detail } of page.lost)
        lost.set(kind === undefined ? stream : kindKey({ stream, kind }), { reason, detail })
    }
    return lost
  })
}
