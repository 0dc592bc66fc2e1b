/**
 * What the rules were given in each run, so that its numbers can be reckoned again. Sections that are the same in many runs are
 * kept once.
 */
export interface InputStore {
  /**
   * @param sections by name, each a text; gone through once, to the end, so that they need not all be there at a time
   * @returns SHA-256 of each text, in hex, by its name and in the same order: texts this long are hashed once
   */
  keep(
    runId: string,
    sections: Iterable<readonly [name: string, text: string]>,
  ): Promise<ReadonlyMap<string, string>>
  /** In the order in which they were kept; null: nothing is kept of the run. */
  read(runId: string): Promise<ReadonlyMap<string, string> | null>
}
