// What follows a dot is of the token too where it is long: that of a GitHub App's installation is a JWT. In JSON a token may stand
// behind the letter of a line break, as in `\nghp_`.
const tokens =
  /(?:\b|(?<=\\[nrt]))(?:ntn_|secret_|lin_api_|lin_oauth_|gh[opsur]_|github_pat_)[\w-]{6,}(?:\.[\w-]{16,})*|\bBearer\s+[\w.~+/=-]{8,}/g

/** Its line breaks may be written as `\n`, and its end may be cut off. */
const privateKeys = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[^-]*(?:-----END (?:[A-Z]+ )*PRIVATE KEY-----)?/g

const passwordInUrl = /(\/\/[^\s/:@]*):[^\s/@]+@/g

/**
 * Takes secrets out of a text before it becomes a message or a log line: the given ones wherever they stand,
 * and whatever looks like a token of Notion, Linear or GitHub, a bearer header, a private key or a password in a URL.
 * @param secrets values that must not appear; shorter than 6 characters they are left alone, since they would hit words
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text
  for (const secret of secrets) {
    if (secret.length >= 6) clean = clean.replaceAll(secret, '[secret]')
  }
  return clean
    .replace(tokens, '[secret]')
    .replace(privateKeys, '[secret]')
    .replace(passwordInUrl, '$1:[secret]@')
}
