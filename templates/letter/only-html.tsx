import { Badge } from '#templates/mail/badge.tsx'
import { Bar } from '#templates/mail/bar.tsx'
import { Button } from '#templates/mail/button.tsx'
import { Heading } from '#templates/mail/heading.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { DecisionHtml } from './decision-html.tsx'
import type { Item } from './item.ts'

/** A letter about one thing: state, numbers, why, what is asked, and one button. */
export function OnlyHtml({ item }: { readonly item: Item }) {
  const { mark, title, said, bar, facts, remarks, decision, asked, url, button, opens = url } = item
  return (
    <>
      <Row space="28px">
        <Badge mark={mark} />
        <h1 style="margin:8px 0 0;font-size:22px;line-height:1.3">{title}</h1>
        <p {...paint('muted', 'margin:4px 0 0')}>{said}</p>
      </Row>
      <Row>
        {bar === null ? null : <Bar {...bar} />}
        <table width="100%" cellpadding="0" cellspacing="0" style={bar === null ? '' : 'margin-top:12px'}>
          {facts.map(([name, value]) => (
            <tr valign="top">
              <th scope="row" width="108" align="left" {...lined('padding:6px 12px 6px 0;font-weight:400')}>
                <span {...paint('muted')}>{name}</span>
              </th>
              <td {...lined('padding:6px 0')}>{value}</td>
            </tr>
          ))}
        </table>
        {remarks.map((line) => (
          <p style="margin:12px 0 0">{line}</p>
        ))}
      </Row>
      {decision ? (
        <Row space="24px">
          <Heading>The decision</Heading>
          <DecisionHtml decision={decision} />
        </Row>
      ) : null}
      <Row space="24px">
        <Heading>What is asked</Heading>
        <p style="margin:4px 0 16px">{asked}</p>
        <Button url={opens} text={button} />
      </Row>
    </>
  )
}
