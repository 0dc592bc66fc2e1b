const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * A link that may stand in an `href`: https, or http to this machine (the sandbox), without a user name in it.
 * null: it may not; the text is then shown without a link.
 */
export function safeUrl(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return null
  const safe = parsed.protocol === 'https:' || (parsed.protocol === 'http:' && LOOPBACK.has(parsed.hostname))
  return safe ? parsed.href : null
}
