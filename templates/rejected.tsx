import type { RejectedNotice } from '#src/core/mail/rejected-notice.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { renderNotice } from './notice/render-notice.ts'
import { rejectedWords } from './rejected/rejected-words.ts'

/** What eng ops hears of messages that did not reach their recipients. */
export function renderRejected(notice: RejectedNotice): RenderedMail {
  return renderNotice(rejectedWords(notice))
}
