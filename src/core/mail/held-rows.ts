import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { systemNames } from '#src/core/words/outage-in-words.ts'

/** Key results that stand still for the same source. */
export interface HeldRows {
  /** `Linear`, or `Linear and GitHub`. */
  readonly source: string
  readonly isSeveral: boolean
  /** The earliest day on which it was seen failing. */
  readonly since: Day
  readonly titles: readonly string[]
}

/** What is held since a source fails, one entry for each source; a failure that may be noise is left out. */
export function heldRows(results: readonly KeyResultResult[]): readonly HeldRows[] {
  const held = results.flatMap(({ title, outage }) => (outage?.isLong ? { title, outage } : []))
  const bySource = Map.groupBy(held, ({ outage }) => systemNames(outage.systems))
  return [...bySource].map(([source, rows]) => ({
    source,
    isSeveral: rows.some(({ outage }) => outage.systems.length > 1),
    since: rows.map(({ outage }) => outage.since).toSorted()[0] ?? '',
    titles: rows.map(({ title }) => cleanText(title, 100) || 'A key result without a title'),
  }))
}
