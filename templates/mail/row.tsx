import type { Child } from 'hono/jsx'
import { paint } from './palette.ts'

/** One full-width row of the shell. */
export function Row(props: { readonly space?: string; readonly children?: Child }) {
  const { class: dark, style } = paint('ink', `padding:${props.space ?? '20px'} 32px 0`)
  return (
    <tr>
      <td class={`${dark} pad`} style={style}>
        {props.children}
      </td>
    </tr>
  )
}
