import type { OutageNotice } from '#src/core/mail/outage-notice.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { outageHtml } from './outage/outage-html.tsx'
import { outageText } from './outage/outage-text.ts'
import { outageSubject } from './outage/outage-words.ts'

/** What eng ops hears of a source that fails, or that answers again. */
export function renderOutage(notice: OutageNotice): RenderedMail {
  return { subject: outageSubject(notice), html: outageHtml(notice), text: outageText(notice) }
}
