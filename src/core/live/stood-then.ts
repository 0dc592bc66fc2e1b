import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Sighting } from '#src/core/history.ts'
import type { Instant, Status } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'

/** From the worst: a row that stood so stands no worse where it has the same one, or one after it, later. */
const NOT_GREEN = ['unknown', 'off_track', 'at_risk'] as const satisfies readonly Status[]

/** What is remembered of the key results that stood behind, or could not be scored, when an adopted workspace went live. */
export function stoodThen(
  results: readonly Pick<KeyResultResult, 'id' | 'status' | 'overrule'>[],
  since: Instant,
): Sighting[] {
  return results.flatMap((result) => {
    const status = NOT_GREEN.find((each) => each === statusInForce(result))
    return status === undefined ? [] : { pageId: result.id, what: `was_${status}` as const, since }
  })
}

/**
 * Answers whether a key result stood so, or worse, when the workspace went live. Unknown is no colour: what could not be
 * read that day does not turn off track when it can.
 */
export function stoodSoThen(sightings: readonly Sighting[]) {
  const seen = new Set(sightings.map(({ pageId, what }) => `${pageId} ${what}`))
  return (id: string, status: 'off_track' | 'at_risk'): boolean =>
    NOT_GREEN.slice(0, NOT_GREEN.indexOf(status) + 1).some((each) => seen.has(`${id} was_${each}`))
}
