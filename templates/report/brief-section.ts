import type { Mark } from '#templates/words/mark.ts'

/** Rows that are fine, in one line each. */
export interface BriefSection {
  readonly mark: Mark
  readonly count: number
  readonly brief: readonly { readonly title: string; readonly url: string; readonly about: string }[]
  /** What was folded away, in words; empty: nothing. */
  readonly more: string
}
