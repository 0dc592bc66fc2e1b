import { Cell } from './cell.tsx'

/** Rows under column names; the first column names the row. It scrolls sideways by itself, never the page. */
export function Table(props: {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}) {
  return (
    <section class="scroll" aria-label={props.label} tabindex={0}>
      <table class="rows">
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([first = '', ...others]) => (
            <tr>
              <th scope="row">
                <Cell text={first} />
              </th>
              {others.map((text) => (
                <td>
                  <Cell text={text} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
