import type { RenderedMail } from '#templates/mail/rendered-mail.ts'
import type { Notice } from './notice.ts'
import { noticeHtml } from './notice-html.tsx'
import { noticeText } from './notice-text.ts'

export function renderNotice(notice: Notice): RenderedMail {
  return { subject: notice.subject, html: noticeHtml(notice), text: noticeText(notice) }
}
