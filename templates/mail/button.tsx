import { safeUrl } from '#templates/safe-url.ts'
import { paint } from './palette.ts'

/** The whole ground is the link, at least 44 px high. Outlook's Word engine pads no link: it takes the space from the cell. */
const SPACE = '11px 20px'

/** The one thing to do. Nothing at all where the address may not be linked to. */
export function Button({ url, text }: { readonly url: string; readonly text: string }) {
  const href = safeUrl(url)
  if (href === null) return null
  return (
    <table role="presentation" cellpadding="0" cellspacing="0">
      <tr>
        <td {...paint('button', `border-radius:4px;mso-padding-alt:${SPACE}`)}>
          <a
            href={href}
            {...paint(
              'button',
              `display:inline-block;padding:${SPACE};border-radius:4px;font-weight:600;text-decoration:none`,
            )}
          >
            {text}
          </a>
        </td>
      </tr>
    </table>
  )
}
