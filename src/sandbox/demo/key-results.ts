import type { KeyResultSeed } from './key-result-seed.ts'
import { LOWER_KEY_RESULTS } from './lower-key-results.ts'
import { UPPER_KEY_RESULTS } from './upper-key-results.ts'

/** 30 key results of every type, with the troubles that real workspaces have. */
export const KEY_RESULTS: Readonly<Record<string, KeyResultSeed>> = {
  ...UPPER_KEY_RESULTS,
  ...LOWER_KEY_RESULTS,
}
