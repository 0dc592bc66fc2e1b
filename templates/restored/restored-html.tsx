import type { RestoredLetter } from '#src/core/mail/restored-letter.ts'
import { ASKED } from '#templates/escalation/escalation-words.ts'
import { Badge } from '#templates/mail/badge.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import {
  restoredFooter,
  restoredReason,
  restoredRow,
  restoredSubject,
  restoredTitle,
} from './restored-words.ts'

export function restoredHtml(letter: RestoredLetter): string {
  return documentOf(
    <Shell title={restoredSubject(letter)} preheader={restoredReason(letter)}>
      <Row space="28px">
        <h1 style="margin:0;font-size:22px;line-height:1.3">{restoredTitle(letter)}</h1>
        <p style="margin:8px 0 0">{restoredReason(letter)}</p>
      </Row>
      {letter.escalations.map((escalation) => (
        <Row space="24px">
          <Badge mark={STATUS_MARKS[escalation.status]} />
          <h2 style="margin:4px 0 0;font-size:18px;line-height:1.4">
            <MailLink url={escalation.url} text={escalation.title} />
          </h2>
          {restoredRow(escalation).map((line) => (
            <p style="margin:4px 0 0">{line}</p>
          ))}
        </Row>
      ))}
      <Row space="24px">
        <h2 style="margin:0;font-size:18px;line-height:1.4">What is asked</h2>
        <p style="margin:4px 0 0">{ASKED}</p>
      </Row>
      <Footer lines={restoredFooter(letter)} />
    </Shell>,
  )
}
