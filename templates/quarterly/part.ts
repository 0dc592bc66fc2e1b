import type { Section } from '#templates/digest/section.ts'
import type { Mark } from '#templates/words/mark.ts'

/** A stretch of the report under one heading, in words: HTML and text are both printed from it and so cannot differ. */
export type Part =
  | { readonly kind: 'rows'; readonly section: Section }
  | { readonly kind: 'tables'; readonly tables: TablesPart }
  | { readonly kind: 'grades'; readonly grades: GradesPart }

export interface TablesPart {
  readonly heading: string
  readonly intro: readonly string[]
  readonly tables: readonly FigureTable[]
  /** What was folded away, in words; empty: nothing. */
  readonly more: string
}

/** The first column names, the others hold figures. */
export interface FigureTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Objectives, each with key results under it. */
export interface GradesPart {
  readonly heading: string
  readonly count: number
  readonly objectives: readonly GradedRow[]
  /** Objectives that are told in few words; empty: none is. */
  readonly others: string
  /** What was folded away, in words; empty: nothing. */
  readonly more: string
}

export interface GradedRow {
  readonly title: string
  /** As it came: whoever makes a link of it checks it. */
  readonly url: string
  /** null: the row is an objective, which has a grade and no outcome. */
  readonly mark: Mark | null
  /** `0.74`, or `0.74 / 0.70`. */
  readonly figure: string
  /** In few words; empty: nothing. */
  readonly about: string
  readonly keyResults: readonly GradedRow[]
}
