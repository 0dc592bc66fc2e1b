import type { FailureNotice } from '#src/core/mail/failure-notice.ts'
import { failureWords } from './failure/failure-words.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { renderNotice } from './notice/render-notice.ts'

/** What eng ops hears of runs that fail. */
export function renderFailure(notice: FailureNotice): RenderedMail {
  return renderNotice(failureWords(notice))
}
