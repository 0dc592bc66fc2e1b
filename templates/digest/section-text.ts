import type { Day } from '#src/core/model.ts'
import { safeUrl } from '#templates/safe-url.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { isOption } from '#templates/words/brief-lines.ts'
import { deltaWords } from '#templates/words/delta-words.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import type { Section, SectionRow } from './section.ts'

const INDENT = '  '

/** A section of the digest as plain text. Numbers stand before titles, so that they align whatever a title holds. */
export function sectionText(section: Section, today: Day): string {
  const { heading, mark, count, intro, rows, column, more, links } = section
  const title = `${mark ? `${mark.shape} ` : ''}${heading}${count === null ? '' : ` (${count})`}`
  const head = rows.length > 0 && column !== '' ? ['  Score/expected  Chance', ''] : []
  return [
    underlined(title),
    ...intro.map((line) => wrap(line)),
    ...head,
    ...rows.map((row) => rowText(row, column !== '', links, today)),
    ...(more === '' ? [] : [wrap(more, INDENT)]),
  ].join('\n')
}

function rowText(row: SectionRow, numbered: boolean, links: boolean, today: Day): string {
  const { mark, title, about, change, lines, next, url } = row
  const first = numbered ? numbers(row) : INDENT
  const hang = ' '.repeat(4)
  const moved = change ? deltaWords(change.by, formatDay(change.since, today)) : ''
  const under = [about, moved].filter((part) => part !== '').join(' · ')
  const href = links ? safeUrl(url) : null
  return [
    wrap(mark ? `${mark.shape} ${mark.word}: ${title}` : title, first, hang.length),
    ...[under, next === undefined ? '' : `Next: ${next}`, ...lines]
      .filter((line) => line !== '')
      .map((line) => wrap(line, hang, hang.length + (isOption(line) ? 3 : 0))),
    ...(href === null ? [] : [hang + href]),
    '',
  ].join('\n')
}

function numbers({ numbers }: SectionRow): string {
  const score = formatScore(numbers?.score ?? null).padStart(5)
  const expected = formatScore(numbers?.expected ?? null).padEnd(5)
  return `${INDENT}${score} / ${expected} ${formatShare(numbers?.chance ?? null).padStart(6)}  `
}
