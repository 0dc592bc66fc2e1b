import type { Tone } from '#templates/words/mark.ts'
import { ground, type Paint } from './palette.ts'

/**
 * Score in colour, what is missing to the expected score in a darker grey, the rest in a light one.
 * A decoration: the numbers stand beside it. Cells of no width are left out, since some clients draw them.
 * @param score 0..1
 * @param expected 0..1
 */
export function Bar(props: { readonly score: number; readonly expected: number; readonly tone: Tone }) {
  const done = percent(props.score)
  const due = Math.max(done, percent(props.expected))
  const cells: readonly (readonly [Paint, number])[] = [
    [props.tone, done],
    ['gap', due - done],
    ['rest', 100 - due],
  ]
  return (
    <table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0">
      <tr>
        {cells.map(([name, width]) =>
          width === 0 ? null : (
            <td width={`${width}%`} {...ground(name, 'font-size:1px;line-height:6px')}>
              {'\u00a0'}
            </td>
          ),
        )}
      </tr>
    </table>
  )
}

function percent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100)
}
