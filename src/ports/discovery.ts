import type { Discovered } from '#src/core/audit/discovered.ts'

/** Finds a company's OKRs where nobody has told where they are. */
export interface Discovery {
  /**
   * Looks at everything under a page, or at one database, with at most 20 requests; nothing is written.
   * @param link of a page or a database, or its id
   * @param onStep hears what is being done, a sentence each
   * @throws Failure when the link holds no id, or Notion shows nothing under it to the connection
   */
  discover(link: string, onStep?: (words: string) => void): Promise<Discovered>
}
