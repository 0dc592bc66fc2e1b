import type { Sighting, WrittenCell } from '#src/core/history.ts'
import type { Finding } from '#src/core/model.ts'

/** What the rules say of one row, and what it leaves to report and to remember. */
export interface Judged<Result> {
  readonly result: Result
  readonly findings: readonly Finding[]
  readonly seen: readonly Sighting[]
  readonly gone: readonly Pick<Sighting, 'pageId' | 'what'>[]
  readonly adopted: readonly WrittenCell[]
}
