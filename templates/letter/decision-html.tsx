import { MailLink } from '#templates/mail/mail-link.tsx'
import { paint } from '#templates/mail/palette.ts'
import { isOption } from '#templates/words/brief-lines.ts'
import type { ItemDecision } from './item-decision.ts'

/** Options stand in, so that they are found at a glance. */
export function optionStyle(line: string, above: number): string {
  return `margin:${above}px 0 0 ${isOption(line) ? 14 : 0}px`
}

/** An open decision with what there is to choose from. */
export function DecisionHtml({ decision }: { readonly decision: ItemDecision }) {
  const { title, url, about, lines } = decision
  return (
    <>
      <p style="margin:4px 0 0">
        <b>
          <MailLink url={url} text={title} />
        </b>
      </p>
      <p {...paint('muted', 'margin:0')}>{about}</p>
      {lines.map((line) => (
        <p style={optionStyle(line, 4)}>{line}</p>
      ))}
    </>
  )
}
