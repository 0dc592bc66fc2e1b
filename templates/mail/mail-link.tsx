import { safeUrl } from '#templates/safe-url.ts'
import { paint } from './palette.ts'

/** Text that links to where it comes from, or only the text where the address may not be linked to. */
export function MailLink({ url, text }: { readonly url: string; readonly text: string }) {
  const href = safeUrl(url)
  if (href === null) return <span>{text}</span>
  return (
    <a href={href} {...paint('link', 'text-decoration:none')}>
      {text}
    </a>
  )
}
