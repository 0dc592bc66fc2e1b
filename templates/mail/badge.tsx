import type { Mark } from '#templates/words/mark.ts'
import { paint } from './palette.ts'

/** Keeps phones from drawing a colour picture in place of the character. */
const AS_TEXT = '\ufe0e'

/** A state by word, shape and colour, with a count where there is one. */
export function Badge({ mark, count }: { readonly mark: Mark; readonly count?: number }) {
  return (
    <span
      {...paint(
        mark.tone,
        'display:inline-block;padding:1px 8px;border-radius:3px;font-size:14px;line-height:1.5;font-weight:600;white-space:nowrap',
      )}
    >
      <span aria-hidden="true">{`${mark.shape}${AS_TEXT} `}</span>
      {count === undefined ? mark.word : `${count} ${mark.word.toLowerCase()}`}
    </span>
  )
}
