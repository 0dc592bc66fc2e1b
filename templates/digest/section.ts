import type { Day } from '#src/core/model.ts'
import type { Mark } from '#templates/words/mark.ts'

/** One row of a section, in words: HTML and text are both printed from it and so cannot differ. */
export interface SectionRow {
  readonly title: string
  /** As it came: whoever makes a link of it checks it. */
  readonly url: string
  readonly mark: Mark | null
  /** null: this row has no numbers. */
  readonly numbers: SectionNumbers | null
  /** Under the title, in few words: where it belongs and to whom. Empty: nothing. */
  readonly about: string
  readonly change: { readonly by: number; readonly since: Day } | null
  /** Sentences. */
  readonly lines: readonly string[]
  /** What is to be done next, before the lines; absent: nothing is asked. */
  readonly next?: string
}

/** 0..1 each; null is unknown. */
export interface SectionNumbers {
  readonly score: number | null
  readonly expected: number | null
  readonly chance: number | null
  /** true: the chance is of a day long past, and shown greyed. */
  readonly isOld: boolean
}

export interface Section {
  readonly heading: string
  /** Stands in for the heading where the section is about one state. */
  readonly mark: Mark | null
  /** How many rows there are in all; null: rows are not what it is about. */
  readonly count: number | null
  readonly intro: readonly string[]
  readonly rows: readonly SectionRow[]
  /** What the first column is called; empty: the rows have no numbers. */
  readonly column: string
  /** true: the numbers have bars in the colour of `mark`. */
  readonly bars: boolean
  /** What was folded away, in words; empty: nothing. */
  readonly more: string
  /** true: the text part prints each row's link, since the row asks for something. */
  readonly links: boolean
}

/** A row without anything but its title, to be filled in. */
export const PLAIN_ROW = { mark: null, numbers: null, about: '', change: null, lines: [] } as const

/** A section without anything but its heading, to be filled in. */
export const PLAIN_SECTION = {
  mark: null,
  count: null,
  intro: [],
  rows: [],
  column: '',
  bars: false,
  more: '',
  links: false,
} as const
