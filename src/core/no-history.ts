import type { History } from './history.ts'

/** Where nothing is remembered of earlier runs. */
export const noHistory: History = {
  checkIns: [],
  days: [],
  objectiveDays: [],
  sightings: [],
  written: [],
  episodes: [],
  prepared: [],
  stands: [],
}
