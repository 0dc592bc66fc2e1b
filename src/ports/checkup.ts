/** One thing that was looked at. */
export interface Check {
  /** What was looked at, for example `The token` or `Key results: Target`. */
  readonly subject: string
  readonly state: 'ok' | 'warning' | 'failure'
  /** What was found, in a sentence. */
  readonly message: string
  /** What to do next; null where nothing is to be done. */
  readonly mend: string | null
  /**
   * Of a failure, where it is to be mended: in the `settings` or on this machine; by `people` in the other system, for example in
   * Notion; or `outside`: the other system is not to be had now. Otherwise null.
   */
  readonly where: 'settings' | 'people' | 'outside' | null
  /** Of one of many that are as they should be: what a short account calls all of them, and this one among them. */
  readonly among?: { readonly all: string; readonly name: string }
}

/** Looks whether a part of the outside is as the service needs it. It writes and sends nothing. */
export interface Checkup {
  /** For example `Notion`, `Linear`, `Mail`. */
  readonly name: string
  /** Never throws for what the outside answers: that is a check that failed. */
  check(): Promise<readonly Check[]>
}
