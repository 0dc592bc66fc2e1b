import { byteSize, messageSize } from './message-size.ts'
import type { RenderedMail } from './rendered-mail.ts'

/** Gmail clips a message at about 102 KB. */
const MOST_HTML = 80_000
const MOST_MESSAGE = 98_000

/** From all rows to very few: long texts in many rows may need it. */
const SCALES = [1, 0.85, 0.7, 0.6, 0.5, 0.42, 0.35, 0.28, 0.22, 0.16, 0.1]
const LEAST = 0.05

/**
 * A report folded until it is small enough to be shown whole: HTML under 80 KB, the message under 100 KB.
 * @param render with the part of its usual number of rows that each section may show, above 0
 */
export function renderFolded(render: (scale: number) => RenderedMail): RenderedMail {
  for (const scale of SCALES) {
    const mail = render(scale)
    if (fits(mail)) return mail
  }
  return render(LEAST)
}

function fits({ html, text }: RenderedMail): boolean {
  return byteSize(html) < MOST_HTML && messageSize(html) + messageSize(text) < MOST_MESSAGE
}
