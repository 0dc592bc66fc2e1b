import type { Mark } from '#templates/words/mark.ts'

/** Rows that are fine, in one line each. */
export interface BriefSection {
  readonly mark: Mark
  readonly count: number
  /** What the parts of a line are; absent: they say so themselves. */
  readonly legend?: string
  readonly brief: readonly { readonly title: string; readonly url: string; readonly about: string }[]
  /** What was folded away, in words; empty: nothing. */
  readonly more: string
}
