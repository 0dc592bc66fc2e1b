import type { EngineeringLine } from '#src/core/mail/engineering-report.ts'
import { lined, paint } from '#templates/mail/palette.ts'
import { underFigure } from './figure-words.ts'

const HEAD = 'padding:6px 0 4px'
const CELL = 'padding:8px 8px 0 0'

/** Figures beside those of the window before, as a table of data. */
export function FigureRows({ lines }: { readonly lines: readonly EngineeringLine[] }) {
  return (
    <table width="100%" cellpadding="0" cellspacing="0">
      <thead>
        <tr {...paint('muted')}>
          <th scope="col" align="left" width="44%" style={HEAD}>
            Figure
          </th>
          <th scope="col" align="left" width="28%" style={HEAD}>
            Now
          </th>
          <th scope="col" align="left" width="28%" style={HEAD}>
            Before
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <FigureRow line={line} />
        ))}
      </tbody>
    </table>
  )
}

function FigureRow({ line }: { readonly line: EngineeringLine }) {
  const { label, now, before } = line
  const [trend, ...rest] = underFigure(line)
  return (
    <>
      <tr valign="top">
        <th scope="row" align="left" {...lined(CELL)}>
          {label}
        </th>
        <td {...lined(CELL)}>
          <b>{now}</b>
        </td>
        <td {...lined('padding:8px 0 0')}>{before}</td>
      </tr>
      <tr>
        <td colspan={3} {...paint('muted', 'padding:2px 0 8px;font-size:14px')}>
          {trend === '' ? null : <b {...paint('ink')}>{trend}</b>}
          {trend === '' ? null : ' '}
          {rest.join(' ')}
        </td>
      </tr>
    </>
  )
}
