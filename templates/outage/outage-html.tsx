import type { OutageNotice } from '#src/core/mail/outage-notice.ts'
import { Footer } from '#templates/mail/footer.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import {
  outageAsked,
  outageEffect,
  outageFacts,
  outageFooter,
  outageRows,
  outageSubject,
  outageTitle,
} from './outage-words.ts'

export function outageHtml(notice: OutageNotice): string {
  const { shown, more } = outageRows(notice)
  return documentOf(
    <Shell title={outageSubject(notice)} preheader={outageEffect(notice)}>
      <Row space="28px">
        <h1 style="margin:0;font-size:22px;line-height:1.3">{outageTitle(notice)}</h1>
        {outageFacts(notice).map((line) => (
          <p style="margin:8px 0 0">{line}</p>
        ))}
      </Row>
      <Row space="24px">
        <h2 style="margin:0;font-size:18px;line-height:1.4">What it means</h2>
        <p style="margin:4px 0 0">{outageEffect(notice)}</p>
        {shown.map(({ title, url, words }) => (
          <p style="margin:12px 0 0">
            <MailLink url={url} text={title} />
            <br />
            <span {...paint('muted')}>{words}</span>
          </p>
        ))}
        {more === '' ? null : <p {...paint('muted', 'margin:12px 0 0')}>{more}</p>}
      </Row>
      <Row space="24px">
        <h2 style="margin:0;font-size:18px;line-height:1.4">What is asked</h2>
        <p style="margin:4px 0 0">{outageAsked(notice)}</p>
      </Row>
      <Footer lines={outageFooter(notice)} />
    </Shell>,
  )
}
