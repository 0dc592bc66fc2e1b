import type { Alignment } from '#src/core/evaluation.ts'

/** Nothing is said of how goals hang together. */
export const NO_ALIGNMENT: Alignment = {
  objectiveCoverage: null,
  teamCoverage: null,
  healthyCoverage: null,
  keyResultCoverage: { explicit: null, inherited: null },
  upwardAlignment: null,
}
