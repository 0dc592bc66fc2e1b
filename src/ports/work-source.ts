import type { ActiveWork, WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'

/** Where the work happens: Linear or GitHub. */
export interface WorkSource {
  readonly system: WorkSystem

  /**
   * Reads all links of a run in as few requests as the system allows; one reading per link, in the links' order.
   * A link that is dead, foreign or not shared is a reading of its own (`unknown`), not a failure.
   * @throws Failure when the system as a whole fails or refuses the token.
   */
  read(links: readonly WorkLink[]): Promise<readonly WorkReading[]>

  /**
   * All projects and initiatives that are going on, linked or not, so that work which serves no key result is seen.
   * Absent: the system has no such thing.
   * @throws Failure as `read` does
   */
  active?(): Promise<readonly ActiveWork[]>

  /** Requests sent so far by this instance. */
  requests(): number
}
