import type { Day } from '#src/core/model.ts'
import { Bar } from '#templates/mail/bar.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import type { Tone } from '#templates/words/mark.ts'
import { RowTitle } from './row-title.tsx'
import { RowWords } from './row-words.tsx'
import type { SectionRow } from './section.ts'

const CELL = lined('padding:8px 0 0')
const NO_NUMBERS = { score: null, expected: null, chance: null, isOld: false }
const HEAD = 'padding:6px 0 4px'

export function NumberRows(props: {
  readonly rows: readonly SectionRow[]
  /** What the first column is called. */
  readonly column: string
  /** Colour of the bars; null: no bars. */
  readonly bars: Tone | null
  readonly today: Day
}) {
  return (
    <table width="100%" cellpadding="0" cellspacing="0">
      <thead>
        <tr valign="bottom" {...paint('muted')}>
          <th scope="col" align="left" style={HEAD}>
            {props.column}
          </th>
          <th class="narrow" scope="col" align="left" width="116" style={HEAD}>
            Score / expected
          </th>
          <th scope="col" align="right" width="56" style={HEAD}>
            Chance
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <NumberRow row={row} bar={props.bars} today={props.today} />
        ))}
      </tbody>
    </table>
  )
}

function NumberRow(props: { readonly row: SectionRow; readonly bar: Tone | null; readonly today: Day }) {
  const { row, bar, today } = props
  const { score, expected, chance, isOld } = row.numbers ?? NO_NUMBERS
  return (
    <>
      <tr valign="top">
        <th scope="row" align="left" {...lined('padding:8px 12px 0 0')}>
          <RowTitle row={row} />
        </th>
        <td {...CELL}>
          <b>{formatScore(score)}</b>
          {` / ${formatScore(expected)}`}
          {score === null || bar === null ? null : <Bar score={score} expected={expected ?? 0} tone={bar} />}
        </td>
        <td align="right" {...CELL}>
          {isOld ? <span {...paint('muted')}>{formatShare(chance)}</span> : formatShare(chance)}
        </td>
      </tr>
      <tr>
        <td colspan={3} style="padding:2px 0 8px">
          <RowWords row={row} today={today} />
        </td>
      </tr>
    </>
  )
}
