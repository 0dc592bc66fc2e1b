import type { Instant } from '#src/core/model.ts'

/** Keeps the store from growing for ever. */
export interface Housekeeping {
  /**
   * Drops runs with their writes that started before, the inputs of runs that started before, and the words of messages that were
   * laid down before. What is still needed stays: planned writes with their runs, the last good run of each job, messages that are
   * neither sent nor rejected, and the keys of all messages, so that none is ever sent twice.
   */
  prune(before: {
    readonly runs: Instant
    readonly inputs: Instant
    readonly messages: Instant
  }): Promise<void>
}
