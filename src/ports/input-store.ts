/**
 * What the rules were given in each run, so that its numbers can be reckoned again. Sections that are the same in many runs are
 * kept once.
 */
export interface InputStore {
  /** @param sections by name, each a text */
  keep(runId: string, sections: ReadonlyMap<string, string>): Promise<void>
  /** In the order in which they were kept; null: nothing is kept of the run. */
  read(runId: string): Promise<ReadonlyMap<string, string> | null>
}
