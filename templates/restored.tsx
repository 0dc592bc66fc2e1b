import type { RestoredLetter } from '#src/core/mail/restored-letter.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { restoredHtml } from './restored/restored-html.tsx'
import { restoredText } from './restored/restored-text.ts'
import { restoredSubject } from './restored/restored-words.ts'

/** The one letter about all that is off track since a source is back. */
export function renderRestored(letter: RestoredLetter): RenderedMail {
  return { subject: restoredSubject(letter), html: restoredHtml(letter), text: restoredText(letter) }
}
