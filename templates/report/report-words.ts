import type { Day } from '#src/core/model.ts'
import type { Section } from '#templates/digest/section.ts'
import type { Mark } from '#templates/words/mark.ts'
import type { BriefSection } from './brief-section.ts'

/** A report in words: HTML and text are both printed from it and so cannot differ. */
export interface ReportWords {
  readonly subject: string
  readonly preheader: string
  readonly title: string
  /** How many rows are in each state; empty: there is none. */
  readonly counts: readonly { readonly mark: Mark; readonly count: number }[]
  /** The report in three lines, each under a word of its own. */
  readonly lead: readonly { readonly name: string; readonly line: string }[]
  /** A warning about all of it; empty: none. */
  readonly caution: string
  readonly sections: readonly (Section | BriefSection)[]
  readonly footer: readonly string[]
  readonly today: Day
}
