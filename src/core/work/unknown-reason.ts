/** Why a link or a measurement has no value. Never the same as zero. */
export type UnknownReason =
  /** Deleted, renamed away, or not shared with the token: the systems do not tell these apart. */
  | 'not_found'
  /** The link belongs to another Linear workspace than the key. */
  | 'foreign_workspace'
  /** The work was cancelled or is a duplicate. */
  | 'cancelled'
  /** Nothing in it to measure: no issues, or no scope. */
  | 'empty'
  | 'unsupported_link'
  /** No token for the system is configured. */
  | 'not_configured'
  /** The system failed or refused the token; its last value stands. */
  | 'source_failed'
  /** Its events are still being read for the first time. */
  | 'still_reading'
