import type { OutageNotice } from '#src/core/mail/outage-notice.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { renderNotice } from './notice/render-notice.ts'
import { outageWords } from './outage/outage-words.ts'

/** What eng ops hears of a source that fails, or that answers again. */
export function renderOutage(notice: OutageNotice): RenderedMail {
  return renderNotice(outageWords(notice))
}
