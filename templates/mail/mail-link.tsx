import { safeUrl } from '#templates/safe-url.ts'
import { paint } from './palette.ts'

/**
 * Text that links to where it comes from, or only the text where the address may not be linked to.
 * @param props.among other text: underlined, since colour alone does not tell it from that
 */
export function MailLink(props: { readonly url: string; readonly text: string; readonly among?: boolean }) {
  const { url, text, among = false } = props
  const href = safeUrl(url)
  if (href === null) return <span>{text}</span>
  return (
    <a href={href} {...paint('link', among ? 'text-decoration:underline' : '')}>
      {text}
    </a>
  )
}
