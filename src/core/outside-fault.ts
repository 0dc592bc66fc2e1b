/** What an outside system did not do, for machines to judge by. */
export interface OutsideFault {
  readonly system: 'notion' | 'linear' | 'github' | 'smtp' | 'store'
  readonly code:
    | 'unauthorized'
    | 'forbidden'
    | 'not_found'
    | 'invalid'
    | 'not_understood'
    | 'conflict'
    | 'rate_limited'
    | 'unavailable'
    | 'timeout'
}
