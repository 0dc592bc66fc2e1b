import type { Status } from '#src/core/model.ts'

/** At risk or off track: there is something to say about what it takes. */
export function isDoubted(status: Status | null): boolean {
  return status === 'at_risk' || status === 'off_track'
}
