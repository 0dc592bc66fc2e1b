import type { Escalation } from '#src/core/mail/escalation.ts'
import { Badge } from '#templates/mail/badge.tsx'
import { Bar } from '#templates/mail/bar.tsx'
import { Button } from '#templates/mail/button.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import {
  askedOf,
  BUTTON_WORDS,
  escalationFooter,
  escalationPreheader,
  escalationSubject,
  factsOf,
  openedWords,
  remarksOf,
} from './escalation-words.ts'

export function escalationHtml(escalation: Escalation): string {
  const { title, url, status, score, expected } = escalation
  const mark = STATUS_MARKS[status]
  return documentOf(
    <Shell title={escalationSubject(escalation)} preheader={escalationPreheader(escalation)}>
      <Row space="28px">
        <Badge mark={mark} />
        <h1 style="margin:8px 0 0;font-size:22px;line-height:1.3">{title}</h1>
        <p {...paint('muted', 'margin:4px 0 0')}>{openedWords(escalation)}</p>
      </Row>
      <Row>
        {score === null ? null : <Bar score={score} expected={expected ?? 0} tone={mark.tone} />}
        <table width="100%" cellpadding="0" cellspacing="0" style="margin-top:12px">
          {factsOf(escalation).map(([name, value]) => (
            <tr valign="top">
              <th scope="row" width="108" align="left" {...lined('padding:6px 12px 6px 0;font-weight:400')}>
                <span {...paint('muted')}>{name}</span>
              </th>
              <td {...lined('padding:6px 0')}>{value}</td>
            </tr>
          ))}
        </table>
        {remarksOf(escalation).map((line) => (
          <p style="margin:12px 0 0">{line}</p>
        ))}
      </Row>
      <Row space="24px">
        <h2 style="margin:0;font-size:18px;line-height:1.4">What is asked</h2>
        {askedOf(escalation).map((line) => (
          <p style="margin:4px 0 16px">{line}</p>
        ))}
        <Button url={url} text={BUTTON_WORDS} />
      </Row>
      <Footer lines={escalationFooter(escalation)} />
    </Shell>,
  )
}
