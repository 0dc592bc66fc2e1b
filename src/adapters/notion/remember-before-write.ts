import type { Write } from '#src/core/model.ts'
import type { Binding, Bindings } from '#src/ports/bindings.ts'
import type { BoundDatabase } from './bound-database.ts'

/**
 * Saves what a read has learned when the service writes for the first time: people's columns with the first write of all, a
 * column of the service's own with the first write into it. So a run that only looks leaves nothing behind, and a column
 * that people fill before the service does stays theirs.
 * @returns to be awaited before each write: the memory must not be younger than what Notion shows
 */
export function rememberBeforeWrite(
  bindings: Bindings,
  learned: readonly Binding[],
): (write: Pick<Write, 'changes'>, database: BoundDatabase) => Promise<void> {
  let rest = learned
  let last: Promise<void> = Promise.resolve()

  async function save({ changes }: Pick<Write, 'changes'>, { dataSourceId }: BoundDatabase): Promise<void> {
    const isDue = (binding: Binding) =>
      !binding.owned ||
      (binding.dataSourceId === dataSourceId && changes.some(({ field }) => field === binding.field))
    const due = rest.filter(isDue)
    if (due.length === 0) return
    await bindings.save(due)
    rest = rest.filter((binding) => !isDue(binding))
  }

  // Several pages are written at a time: what one of them saves, the next need not.
  return (write, database) => {
    const saved = last.then(() => save(write, database))
    last = saved.catch(() => {})
    return saved
  }
}
