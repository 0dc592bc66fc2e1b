import type { FailureCode } from '#src/ports/failure.ts'

/** What our caller is told when an outside system failed: the fault lies behind us, not with the caller. */
export const FAILURE_STATUS = {
  unauthorized: 502,
  forbidden: 502,
  not_found: 502,
  invalid: 502,
  not_understood: 502,
  conflict: 503,
  rate_limited: 503,
  unavailable: 503,
  timeout: 504,
} as const satisfies Record<FailureCode, number>
