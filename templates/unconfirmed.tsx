import type { UnconfirmedNotice } from '#src/core/mail/unconfirmed-notice.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { renderNotice } from './notice/render-notice.ts'
import { unconfirmedWords } from './unconfirmed/unconfirmed-words.ts'

/** What eng ops hears of a message of which nobody knows whether it arrived. */
export function renderUnconfirmed(notice: UnconfirmedNotice): RenderedMail {
  return renderNotice(unconfirmedWords(notice))
}
