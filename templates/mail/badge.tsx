import type { Mark } from '#templates/words/mark.ts'
import { paint } from './palette.ts'

/** Keeps phones from drawing a colour picture in place of the character. */
const AS_TEXT = '\ufe0e'

const STYLE = 'padding:2px 4px;border-radius:3px;font-size:14px;font-weight:600;white-space:nowrap'

/** A state by word, shape and colour, with a count where there is one. Its sides are spaces too: Outlook pads cells only. */
export function Badge({ mark, count }: { readonly mark: Mark; readonly count?: number }) {
  return (
    <span {...paint(mark.tone, STYLE)}>
      {'\u00a0'}
      <span aria-hidden="true">{`${mark.shape}${AS_TEXT} `}</span>
      {count === undefined ? mark.word : `${count} ${mark.word.toLowerCase()}`}
      {'\u00a0'}
    </span>
  )
}
