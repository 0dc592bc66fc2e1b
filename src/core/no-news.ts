import type { Remembered } from './history.ts'

/** Where a run has nothing to remember. */
export const noNews: Remembered = {
  checkIns: [],
  days: [],
  objectiveDays: [],
  seen: [],
  gone: [],
  adopted: [],
  opened: [],
  closed: [],
  stands: [],
  reopened: [],
}
