/** About as much as an inbox shows beside a subject, in characters. */
const SHOWN = 120

/** Takes room and shows nothing; the space lets a line break where a program does not hide the preheader. */
const BLANK = '\u034f '

/** The line that an inbox shows beside the subject, filled up so that it goes on with nothing of the mail; the mail does not show it. */
export function Preheader({ text }: { readonly text: string }) {
  return (
    <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">
      {text}
      {BLANK.repeat(Math.max(0, SHOWN - text.length))}
    </div>
  )
}
