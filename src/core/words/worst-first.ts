import type { Health, Status } from '#src/core/model.ts'

/** The order in which a reader should meet statuses. */
export const WORST_FIRST: readonly Status[] = [
  'off_track',
  'at_risk',
  'unknown',
  'not_started',
  'on_track',
  'complete',
]

/** The same of initiatives. */
export const HEALTH_WORST_FIRST: readonly Health[] = [
  'blocked',
  'off_track',
  'at_risk',
  'unknown',
  'on_track',
  'done',
]
