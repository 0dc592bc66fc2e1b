import type { Child } from 'hono/jsx'
import { lined } from './palette.ts'

/** Words under a line across the row. A cell, since Outlook's Word engine gives no other element its padding. */
export function Ruled(props: { readonly space?: string; readonly children?: Child }) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      <tr>
        <td {...lined(`padding:${props.space ?? '8px'} 0 0`)}>{props.children}</td>
      </tr>
    </table>
  )
}
