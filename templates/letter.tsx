import type { PersonalLetter } from '#src/core/letters/letter.ts'
import { letterHtml } from './letter/letter-html.tsx'
import { letterText } from './letter/letter-text.ts'
import { itemsOf, letterWords } from './letter/letter-words.ts'
import { renderFolded } from './mail/render-folded.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'

/** Of each kind so many rows are shown whole, and so many more by their titles. */
const ROWS = 25
const TITLES = 60

/** A letter to one person about all that the person is to hear now, folded until it is small enough to be shown whole. */
export function renderLetter(letter: PersonalLetter): RenderedMail {
  const told = itemsOf(letter)
  return renderFolded((scale) => {
    const fold = { rows: Math.ceil(ROWS * scale), titles: Math.floor(TITLES * scale) }
    const words = letterWords(letter, told, fold)
    return { subject: words.subject, html: letterHtml(words), text: letterText(words) }
  })
}
