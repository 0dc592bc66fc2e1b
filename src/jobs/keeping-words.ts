import type { Remembered, WrittenCell } from '#src/core/history.ts'
import type { Deps } from '#src/ports/deps.ts'

const NOTHING: Remembered = {
  checkIns: [],
  days: [],
  objectiveDays: [],
  seen: [],
  gone: [],
  adopted: [],
  opened: [],
  closed: [],
}

/**
 * Deps whose ledger does not make the service's own what a person had typed and an undo puts back: of such a cell the last value
 * of the service's own stays the one that it had written over it.
 * @param words the cells, with that value, as they are known when a write is recorded
 */
export function keepingWords(
  deps: Deps,
  words: () => readonly Pick<WrittenCell, 'pageId' | 'field' | 'value'>[],
): Deps {
  const { ledger, history } = deps
  return {
    ...deps,
    ledger: {
      ...ledger,
      async recordWrite(runId, write, at) {
        await ledger.recordWrite(runId, write, at)
        const isWritten = ({ pageId, field }: Pick<WrittenCell, 'pageId' | 'field'>) =>
          pageId === write.pageId && write.changes.some((change) => change.field === field)
        const adopted = words().flatMap((word) => (isWritten(word) ? { ...word, at } : []))
        if (adopted.length > 0) await history.remember({ ...NOTHING, adopted })
      },
    },
  }
}
