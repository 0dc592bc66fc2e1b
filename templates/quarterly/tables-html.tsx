import { Heading } from '#templates/mail/heading.tsx'
import { lined, paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { Ruled } from '#templates/mail/ruled.tsx'
import type { FigureTable, TablesPart } from './part.ts'

/** Tables of figures under one heading. */
export function TablesHtml({ part: { heading, intro, tables, more } }: { readonly part: TablesPart }) {
  return (
    <Row space="28px">
      <Heading>{heading}</Heading>
      {intro.map((line) => (
        <p {...paint('muted', 'margin:4px 0 0')}>{line}</p>
      ))}
      {tables.map((table) => (
        <Figures table={table} />
      ))}
      {more === '' ? null : <Ruled>{more}</Ruled>}
    </Row>
  )
}

function Figures({ table: { columns, rows } }: { readonly table: FigureTable }) {
  return (
    <table width="100%" cellpadding="0" cellspacing="0" style="margin-top:12px">
      <thead>
        <tr {...paint('muted')}>
          {columns.map((column, index) =>
            column === '' ? (
              <td style="padding:4px 0" />
            ) : (
              <th scope="col" align={sideOf(index)} style={cell(index)}>
                {column}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((text, index) =>
              index === 0 ? (
                <th scope="row" align="left" {...lined(`${cell(index)};font-weight:400`)}>
                  {text}
                </th>
              ) : (
                <td align="right" {...lined(`${cell(index)};white-space:nowrap`)}>
                  {text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sideOf(column: number): 'left' | 'right' {
  return column === 0 ? 'left' : 'right'
}

function cell(column: number): string {
  return column === 0 ? 'padding:4px 0' : 'padding:4px 0 4px 8px'
}
