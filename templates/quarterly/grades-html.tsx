import { Heading } from '#templates/mail/heading.tsx'
import { MailLink } from '#templates/mail/mail-link.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { Ruled } from '#templates/mail/ruled.tsx'
import type { Mark } from '#templates/words/mark.ts'
import type { GradedRow, GradesPart } from './part.ts'

/** Objectives with their final grades, each with its key results under it. */
export function GradesHtml({
  part: { heading, count, objectives, others, more },
}: {
  readonly part: GradesPart
}) {
  return (
    <Row space="28px">
      <Heading count={count}>{heading}</Heading>
      <table width="100%" cellpadding="0" cellspacing="0">
        <thead>
          <tr {...paint('muted')}>
            <th scope="col" align="left" style="padding:6px 0 4px">
              Objective and key results
            </th>
            <th scope="col" align="right" width="96" style="padding:6px 0 4px">
              Score / target
            </th>
          </tr>
        </thead>
        <tbody>
          {objectives.map((objective) => (
            <>
              <GradeLine row={objective} />
              {objective.keyResults.map((keyResult) => (
                <GradeLine row={keyResult} />
              ))}
            </>
          ))}
        </tbody>
      </table>
      {others === '' ? null : <Ruled>{others}</Ruled>}
      {more === '' ? null : <Ruled>{more}</Ruled>}
    </Row>
  )
}

function GradeLine({ row: { title, url, mark, figure, about } }: { readonly row: GradedRow }) {
  const first =
    mark === null ? lined('padding:10px 12px 6px 0') : { style: 'padding:0 12px 8px 0;font-weight:400' }
  const second = mark === null ? lined('padding:10px 0 6px') : { style: 'padding:0 0 8px' }
  return (
    <tr valign="top">
      <th scope="row" align="left" {...first}>
        {mark === null ? null : <Chip mark={mark} />}
        {mark === null ? null : ' '}
        <MailLink url={url} text={title} />
        <div {...paint('muted', mark === null ? 'font-size:14px;font-weight:400' : 'font-size:14px')}>
          {about}
        </div>
      </th>
      <td align="right" {...second}>
        {mark === null ? <b>{figure}</b> : figure}
      </td>
    </tr>
  )
}

/** A badge in few bytes: there is one in each of very many rows. U+FE0E keeps phones from drawing a picture. */
function Chip({ mark: { tone, shape, word } }: { readonly mark: Mark }) {
  return (
    <span {...paint(tone, 'font-size:14px;white-space:nowrap')}>
      {'\u00a0'}
      <span aria-hidden="true">{`${shape}\ufe0e `}</span>
      {`${word}\u00a0`}
    </span>
  )
}
