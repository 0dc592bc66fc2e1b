/** A sender or recipient taken apart. */
export interface Address {
  /** Empty: none was given. */
  readonly name: string
  /** Plain, as `isPlainAddress` has it. */
  readonly address: string
}

// Narrower than RFC 5322 on purpose: quotes, comments, brackets, commas, spaces, control characters and anything outside
// ASCII can make a mail library send to another domain than the one that was checked, and so can ! % and | at a relay that
// still routes by them.
const atom = "[A-Za-z0-9#$&'*+/=?^_`{}~-]+"
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const plain = new RegExp(`^${atom}(?:\\.${atom})*@(?:(?:${label}\\.)+${label}|localhost)$`)

/** Whether a text is one e-mail address and nothing else. */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && plain.test(text)
}

/** Reads `name@example.com` or `Display name <name@example.com>`; null: neither. */
export function parseAddress(text: string): Address | null {
  const named = /^(?:"([^<>"\p{Cc}]*)"|([^<>"\p{Cc}]*))\s*<([^<>]*)>$/u.exec(text.trim())
  const address = named?.[3] ?? text.trim()
  return isPlainAddress(address) ? { name: (named?.[1] ?? named?.[2] ?? '').trim(), address } : null
}

/**
 * Whether mail may go to an address: it is plain, and its domain is one of the given ones. No domains: no limit.
 * @param domains compared whole and without regard to case; a subdomain is another domain
 */
export function allowedRecipient(address: string, domains: readonly string[]): boolean {
  if (!isPlainAddress(address)) return false
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return domains.length === 0 || domains.some((allowed) => allowed.trim().toLowerCase() === domain)
}
