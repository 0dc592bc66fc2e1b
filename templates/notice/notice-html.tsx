import { Footer } from '#templates/mail/footer.tsx'
import { Heading } from '#templates/mail/heading.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import type { Notice } from './notice.ts'

export function noticeHtml({ subject, preheader, title, facts, sections, footer }: Notice): string {
  return documentOf(
    <Shell title={subject} preheader={preheader}>
      <Row space="28px">
        <h1 style="margin:0;font-size:22px;line-height:1.3">{title}</h1>
        {facts.map((line) => (
          <p style="margin:8px 0 0">{line}</p>
        ))}
      </Row>
      {sections.map(({ heading, lines, command, rows = [], more }) => (
        <Row space="24px">
          <Heading>{heading}</Heading>
          {lines.map((line) => (
            <p style="margin:4px 0 0">{line}</p>
          ))}
          {command === undefined ? null : (
            <p style="margin:8px 0 0">
              <code>{command}</code>
            </p>
          )}
          {rows.map(({ title: row, url, words }) => (
            <p style="margin:12px 0 0">
              <MailLink url={url} text={row} />
              <br />
              <span {...paint('muted')}>{words}</span>
            </p>
          ))}
          {more === undefined ? null : <p {...paint('muted', 'margin:12px 0 0')}>{more}</p>}
        </Row>
      ))}
      <Footer lines={footer} />
    </Shell>,
  )
}
