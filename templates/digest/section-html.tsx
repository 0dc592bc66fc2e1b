import type { Day } from '#src/core/model.ts'
import { Badge } from '#templates/mail/badge.tsx'
import { Heading } from '#templates/mail/heading.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { Ruled } from '#templates/mail/ruled.tsx'
import { NumberRows } from './number-rows.tsx'
import { PlainRows } from './plain-rows.tsx'
import type { Section } from './section.ts'

/** A section of the digest as HTML. Rows with numbers make a table of data, rows without them one of layout. */
export function SectionHtml({ section, today }: { readonly section: Section; readonly today: Day }) {
  const { heading, mark, count, intro, rows, column, bars, more } = section
  return (
    <Row space="28px">
      <Heading count={count}>{mark ? <Badge mark={mark} /> : heading}</Heading>
      {intro.map((line) => (
        <p {...paint('muted', 'margin:4px 0 0')}>{line}</p>
      ))}
      {rows.length > 0 && column === '' ? <PlainRows rows={rows} today={today} /> : null}
      {rows.length > 0 && column !== '' ? (
        <NumberRows rows={rows} column={column} bars={bars ? (mark?.tone ?? null) : null} today={today} />
      ) : null}
      {more === '' ? null : <Ruled>{more}</Ruled>}
    </Row>
  )
}
