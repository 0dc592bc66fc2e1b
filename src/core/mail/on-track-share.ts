import type { Status } from '#src/core/model.ts'

/** How many are on track or complete, of those that have a colour. */
export function onTrackShare(statuses: readonly Status[]): { readonly count: number; readonly of: number } {
  const good = statuses.filter((status) => status === 'on_track' || status === 'complete').length
  const bad = statuses.filter((status) => status === 'at_risk' || status === 'off_track').length
  return { count: good, of: good + bad }
}
