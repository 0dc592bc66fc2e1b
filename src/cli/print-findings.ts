import type { Finding } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

const MOST = 12

/** The findings that need a person, the row first; then how many there are in all. */
export function printFindings(findings: readonly Finding[]): string {
  const mends = findings.filter(({ level }) => level === 'mend')
  const infos = findings.filter(({ level }) => level === 'info')
  const lines: string[] = infos.map(({ message }) => cleanText(message))
  if (mends.length > 0) {
    lines.push(
      '',
      mends.length === 1 ? 'One finding needs a person:' : `${mends.length} findings need a person:`,
    )
    for (const { title, property, message, mend } of mends.slice(0, MOST)) {
      const place = [title, property].filter((part) => part !== null && part !== '').join(', ')
      lines.push(
        `  ${cleanText(place === '' ? message : `${place}: ${message}`)}`,
        `      ${cleanText(mend)}`,
      )
    }
    if (mends.length > MOST) lines.push(`  and ${mends.length - MOST} more; --json lists them all.`)
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}
