import { Badge } from '#templates/mail/badge.tsx'
import { Heading } from '#templates/mail/heading.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { Ruled } from '#templates/mail/ruled.tsx'
import { optionStyle } from './decision-html.tsx'
import type { Item } from './item.ts'
import { choiceOf, leftWords, ownAsked } from './letter-list.ts'
import type { LetterSection } from './letter-sections.ts'

/** A letter about several things: a list, the gravest first. */
export function SectionsHtml({ sections }: { readonly sections: readonly LetterSection[] }) {
  return sections.map((section) => {
    const { heading, intro, items, folded, left, asked } = section
    return (
      <Row space="24px">
        {heading === '' ? null : <Heading>{heading}</Heading>}
        {intro === '' ? null : <p {...paint('muted', 'margin:4px 0 0')}>{intro}</p>}
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:8px">
          {items.map((item) => (
            <tr>
              <td {...lined('padding:12px 0')}>
                <ItemHtml item={item} asked={ownAsked(item, section)} under={heading === '' ? 'h1' : 'h2'} />
              </td>
            </tr>
          ))}
          {folded.map(({ mark, title, url }) => (
            <tr>
              <td {...lined('padding:6px 0')}>
                <Badge mark={mark} /> <MailLink url={url} text={title} />
              </td>
            </tr>
          ))}
        </table>
        {left === 0 ? null : <Ruled>{leftWords(left)}</Ruled>}
        {asked === '' ? null : (
          <Ruled space="12px">
            <b>What is asked:</b> {asked}
          </Ruled>
        )}
      </Row>
    )
  })
}

function ItemHtml(props: { readonly item: Item; readonly asked: string; readonly under: 'h1' | 'h2' }) {
  const { item, asked, under } = props
  const Title = under === 'h1' ? 'h2' : 'h3'
  const { mark, title, url, said, why, decision } = item
  return (
    <>
      <Badge mark={mark} />
      <Title style="margin:4px 0 0;font-size:15px;line-height:1.5">
        <MailLink url={url} text={title} />
      </Title>
      <p style="margin:2px 0 0">{said}</p>
      {why === '' ? null : <p {...paint('muted', 'margin:2px 0 0')}>{why}</p>}
      {decision ? (
        <>
          <p style="margin:6px 0 0">
            <b>Decision:</b> <MailLink url={decision.url} text={decision.title} /> · {decision.about}
          </p>
          {choiceOf(item).map((line) => (
            <p style={optionStyle(line, 2)}>{line}</p>
          ))}
        </>
      ) : null}
      {asked === '' ? null : (
        <p style="margin:6px 0 0">
          <b>Asked:</b> {asked}
        </p>
      )}
    </>
  )
}
