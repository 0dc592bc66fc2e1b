import type { Day } from '#src/core/model.ts'
import { lined } from '#templates/mail/palette.ts'
import { RowTitle } from './row-title.tsx'
import { RowWords } from './row-words.tsx'
import type { SectionRow } from './section.ts'

export function PlainRows({ rows, today }: { readonly rows: readonly SectionRow[]; readonly today: Day }) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:8px">
      {rows.map((row) => (
        <tr>
          <td {...lined('padding:8px 0')}>
            <b>
              <RowTitle row={row} />
            </b>
            <RowWords row={row} today={today} />
          </td>
        </tr>
      ))}
    </table>
  )
}
