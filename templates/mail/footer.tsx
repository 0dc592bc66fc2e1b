import { paint } from './palette.ts'
import { Ruled } from './ruled.tsx'

/** How the numbers came about, at the very end. */
export function Footer({ lines }: { readonly lines: readonly string[] }) {
  const { class: dark, style } = paint('muted', 'padding:28px 32px;font-size:14px')
  return (
    <tr>
      <td class={`${dark} pad`} style={style}>
        <Ruled space="16px">
          {lines.map((line) => (
            <p style="margin:0 0 6px;font-size:14px">{line}</p>
          ))}
        </Ruled>
      </td>
    </tr>
  )
}
