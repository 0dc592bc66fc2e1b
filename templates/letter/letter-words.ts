import type { PersonalLetter } from '#src/core/letters/letter.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Item } from './item.ts'
import { itemOf } from './item-of.ts'
import { letterFooter } from './letter-footer.ts'
import { type Fold, type LetterSection, letterSections, type ToldItem } from './letter-sections.ts'
import { headingOf, subjectOf } from './letter-subject.ts'

/** Longer than any inbox shows. */
const LONGEST_PREHEADER = 200

/** All that a letter says, for HTML and text to print. */
export interface LetterWords {
  readonly subject: string
  readonly preheader: string
  readonly title: string
  /** What it is about, where that is one thing; null: the sections say it. */
  readonly only: Item | null
  readonly sections: readonly LetterSection[]
  readonly footer: readonly string[]
}

/** What is said of each subject; it does not depend on how many of them there is room for. */
export function itemsOf(letter: PersonalLetter): readonly ToldItem[] {
  return letter.subjects.map((subject) => ({ subject, item: itemOf(subject, letter) }))
}

/** @param told what `itemsOf` makes of the letter */
export function letterWords(letter: PersonalLetter, told: readonly ToldItem[], fold: Fold): LetterWords {
  const items = told.map(({ item }) => item)
  const [first] = items
  const only = items.length === 1 ? (first ?? null) : null
  const title = only?.title ?? headingOf(letter.subjects)
  return {
    subject: subjectOf(letter, items),
    preheader: cleanText(preheaderOf(first, only), LONGEST_PREHEADER),
    title,
    only,
    sections: only === null ? letterSections(told, fold) : [],
    footer: letterFooter(letter, items),
  }
}

/** The one fact that matters; of several things that of the gravest. */
function preheaderOf(first: Item | undefined, only: Item | null): string {
  if (only !== null) return only.fact
  return first === undefined ? '' : `${first.mark.word}: ${first.title}. ${first.fact}`
}
