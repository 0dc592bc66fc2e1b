import type { Instant } from '#src/core/model.ts'

/** Keeps the store from growing for ever. */
export interface Housekeeping {
  /**
   * Drops runs with their writes that started before, the inputs of runs that started before, the words of messages that were
   * laid down before, data sources with their rows that were last read whole before, and people who were last looked up before.
   * What is still needed stays: planned writes with their runs, the last good run of each job, messages that are neither sent nor
   * rejected, and the keys of all messages, so that none is ever sent twice.
   */
  prune(before: {
    readonly runs: Instant
    readonly inputs: Instant
    readonly messages: Instant
    readonly sources: Instant
    readonly people: Instant
  }): Promise<void>
}
