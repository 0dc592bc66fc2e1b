import type { Instant } from '#src/core/model.ts'

/** Who may run in a workspace, and until when nobody else may. */
export interface LeaseHold {
  readonly holder: string
  readonly until: Instant
}

/** One run at a time per workspace, whichever process, machine or door it comes from. */
export interface Lease {
  /**
   * Takes the lease where it is free or has run out.
   * @returns null: it is taken; else who holds it
   */
  take(hold: LeaseHold, now: Instant): Promise<LeaseHold | null>
  /** Holds it for longer. false: another one has taken it, or it was given back. */
  renew(hold: LeaseHold): Promise<boolean>
  /** Gives it back, unless another one has taken it meanwhile. */
  release(holder: string): Promise<void>
  /** Who holds it, run out or not; null: it was given back. */
  current(): Promise<LeaseHold | null>
}
