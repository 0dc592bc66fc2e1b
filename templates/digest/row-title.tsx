import { Badge } from '#templates/mail/badge.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import type { SectionRow } from './section.ts'

export function RowTitle({ row: { mark, url, title } }: { readonly row: SectionRow }) {
  return (
    <>
      {mark ? <Badge mark={mark} /> : null}
      {mark ? ' ' : null}
      <MailLink url={url} text={title} />
    </>
  )
}
