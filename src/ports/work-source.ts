import type { WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'

/** Where the work happens: Linear or GitHub. */
export interface WorkSource {
  readonly system: WorkSystem

  /**
   * Reads all links of a run in as few requests as the system allows; one reading per link, in the links' order.
   * A link that is dead, foreign or not shared is a reading of its own (`unknown`), not a failure.
   * @throws Failure when the system as a whole fails or refuses the token.
   */
  read(links: readonly WorkLink[]): Promise<readonly WorkReading[]>

  /** Requests sent so far by this instance. */
  requests(): number
}
