import { Badge } from '#templates/mail/badge.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import type { BriefSection } from './brief-section.ts'

export function BriefHtml({ section: { mark, count, brief, more } }: { readonly section: BriefSection }) {
  return (
    <Row space="28px">
      <h2 style="margin:0;font-size:18px;line-height:1.4">
        <Badge mark={mark} />
        <span style="font-size:15px;font-weight:400">{` ${count}`}</span>
      </h2>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:8px">
        {brief.map(({ title, url, about }) => (
          <tr>
            <td {...lined('padding:5px 0')}>
              <MailLink url={url} text={title} among={about !== ''} />
              {about === '' ? null : <span {...paint('muted', 'font-size:14px')}>{` · ${about}`}</span>}
            </td>
          </tr>
        ))}
      </table>
      {more === '' ? null : <p {...lined('margin:0;padding:8px 0 0')}>{more}</p>}
    </Row>
  )
}
