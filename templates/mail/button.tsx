import { safeUrl } from '#templates/safe-url.ts'
import { paint } from './palette.ts'

/** The one thing to do. Nothing at all where the address may not be linked to. */
export function Button({ url, text }: { readonly url: string; readonly text: string }) {
  const href = safeUrl(url)
  if (href === null) return null
  return (
    <table role="presentation" cellpadding="0" cellspacing="0">
      <tr>
        <td {...paint('button', 'border-radius:4px;padding:10px 20px')}>
          <a href={href} {...paint('button', 'font-weight:600;text-decoration:none')}>
            {text}
          </a>
        </td>
      </tr>
    </table>
  )
}
