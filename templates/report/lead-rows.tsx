import { paint } from '#templates/mail/palette.ts'

const NAME = 'padding:2px 16px 2px 0;font-weight:400;text-align:left;vertical-align:top;white-space:nowrap'

/** The lines at the top of a report, each under a word of its own. */
export function LeadRows({
  lines,
}: {
  readonly lines: readonly { readonly name: string; readonly line: string }[]
}) {
  return (
    <table cellpadding="0" cellspacing="0">
      {lines.map(({ name, line }) => (
        <tr>
          <th scope="row" {...paint('muted', NAME)}>
            {name}
          </th>
          <td {...paint('ink', 'padding:2px 0;vertical-align:top')}>{line}</td>
        </tr>
      ))}
    </table>
  )
}
