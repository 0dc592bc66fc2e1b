import type { Digest } from '#src/core/mail/digest.ts'
import { digestHtml } from './digest/digest-html.tsx'
import { digestSections } from './digest/digest-sections.ts'
import { digestText } from './digest/digest-text.ts'
import { subjectOf } from './digest/headline.ts'
import { byteSize, messageSize } from './mail/message-size.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'

/** Gmail clips a message at about 102 KB. */
const MOST_HTML = 80_000
const MOST_MESSAGE = 98_000

/** From all rows to very few: long texts in many rows may need it. */
const SCALES = [1, 0.85, 0.7, 0.6, 0.5, 0.42, 0.35, 0.28, 0.22, 0.16, 0.1]
const LEAST = 0.05

/** The weekly digest, folded until it is small enough to be shown whole: HTML under 80 KB, the message under 100 KB. */
export function renderDigest(digest: Digest): RenderedMail {
  for (const scale of SCALES) {
    const mail = render(digest, scale)
    if (fits(mail)) return mail
  }
  return render(digest, LEAST)
}

function render(digest: Digest, scale: number): RenderedMail {
  const sections = digestSections(digest, scale)
  return {
    subject: subjectOf(digest),
    html: digestHtml(digest, sections),
    text: digestText(digest, sections),
  }
}

function fits({ html, text }: RenderedMail): boolean {
  return byteSize(html) < MOST_HTML && messageSize(html) + messageSize(text) < MOST_MESSAGE
}
