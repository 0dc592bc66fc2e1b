import { Badge } from '#templates/mail/badge.tsx'
import { Heading } from '#templates/mail/heading.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { Ruled } from '#templates/mail/ruled.tsx'
import type { BriefSection } from './brief-section.ts'

export function BriefHtml({ section }: { readonly section: BriefSection }) {
  const { mark, count, legend, brief, more } = section
  return (
    <Row space="28px">
      <Heading count={count}>
        <Badge mark={mark} />
      </Heading>
      {legend === undefined ? null : <p {...paint('muted', 'margin:4px 0 0;font-size:14px')}>{legend}</p>}
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
      {more === '' ? null : <Ruled>{more}</Ruled>}
    </Row>
  )
}
