/** The line that an inbox shows beside the subject; the mail itself does not show it. */
export function Preheader({ text }: { readonly text: string }) {
  return <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{text}</div>
}
