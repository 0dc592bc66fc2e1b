/** What would end the quotes, break the line, or not be seen in it. */
const UNSAFE = /['`\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** One is of no use without the other. */
const PAIR = ['NOTION_OBJECTIVES', 'NOTION_KEY_RESULTS'] as const

/**
 * Settings as lines of a `.env` file, which a shell reads the same way. A name that holds what a line cannot is written as JSON
 * escapes, so that it stays the name that Notion knows; in a value that is no JSON, it is left out. What is missing
 * for a start is a comment.
 */
export function envLines(settings: Readonly<Record<string, string>>): readonly string[] {
  const lines = Object.entries(settings).map(([name, value]) => {
    const safe = value.toWellFormed().replace(UNSAFE, (sign) => (isJson(value) ? escaped(sign) : ''))
    return /^[\w.:/,-]+$/.test(safe) ? `${name}=${safe}` : `${name}='${safe}'`
  })
  const missing = PAIR.filter((name) => settings[name] === undefined)
  return missing.length === 1
    ? [...lines, `# ${missing[0]} is missing: okr-sync does not start until it names a database, too.`]
    : lines
}

function isJson(value: string): boolean {
  return value.startsWith('{')
}

function escaped(sign: string): string {
  return sign
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
