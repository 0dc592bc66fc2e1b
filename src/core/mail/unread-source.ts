import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A key result that should be measured, whose own source could not be read although its system answers. */
export interface UnreadSource {
  readonly title: string
  /** The day of its last value: it is not known since; null: it never was. */
  readonly lastValue: Day | null
}

/** Those never known first, then the longest unknown. */
export function unreadSources(results: readonly KeyResultResult[]): readonly UnreadSource[] {
  return results
    .filter(({ measurement, outage }) => measurement?.kind === 'unknown' && !outage?.isLong)
    .map(({ title, lastCheckIn }) => ({
      title: cleanText(title, 100) || 'A key result without a title',
      lastValue: lastCheckIn,
    }))
    .toSorted((a, b) => (a.lastValue ?? '').localeCompare(b.lastValue ?? ''))
}
