import type { AuditReport } from '#src/core/audit/audit-report.ts'
import type { SaidGreener, WordsAgainstRules } from '#src/core/audit/audit-words.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { namesWords } from './names-words.ts'
import { typedWords } from './typed-words.ts'

const MOST = 4
const MOST_KINDS = 2
const MOST_WORDS = 3

/** Typed statuses that the rules contradict, those too green row by row and the others counted. */
export function wordSection({ words, today, hasOwners }: AuditReport): readonly Section[] {
  const { greener, others, unknown } = words
  const intro = [
    ...(others.length === 0 ? [] : [othersWords(others, greener.length > 0)]),
    ...(unknown.length === 0 ? [] : [unknownWords(unknown)]),
  ]
  if (greener.length + intro.length === 0) return []
  const { shown, more } = fold(greener, MOST)
  const isOneWord = new Set(greener.map(({ word }) => word)).size === 1
  return [
    {
      ...PLAIN_SECTION,
      heading: greener.length === 0 ? 'Typed words and the rules' : 'Typed green, off track by the rules',
      count: greener.length === 0 ? null : greener.length,
      intro,
      rows: shown.map((row) => ({
        ...PLAIN_ROW,
        title: row.title,
        url: row.url,
        about: [namesWords(row.owners, hasOwners), isOneWord ? '' : `“${row.word}”`]
          .filter(Boolean)
          .join(' · '),
        lines: [reasonWords(row, today)],
      })),
      more,
    },
  ]
}

function reasonWords({ value, asOf, score, expected, chance }: SaidGreener, today: string): string {
  if (asOf === null)
    return `No value was recorded since the cycle began${value === '' ? '' : `; ${value} before`}.`
  const plan = score === null ? '' : `, score ${formatScore(score)} where ${formatScore(expected)} is due`
  return `${formatDay(asOf, today)}: ${value}${plan}; chance ${formatShare(chance)}.`
}

function othersWords(others: readonly WordsAgainstRules[], isMore: boolean): string {
  const hidden = others
    .slice(MOST_KINDS)
    .reduce((sum, { keyResults, objectives }) => sum + keyResults + objectives, 0)
  const told = others.slice(0, MOST_KINDS).map(otherWords).join('; ')
  return `${isMore ? 'Also ' : ''}${told}${hidden === 0 ? '' : `; ${hidden} more`}.`
}

function otherWords({ typed, words, rules, keyResults, objectives }: WordsAgainstRules): string {
  const who = [
    keyResults === 0 ? '' : countOf(keyResults, 'key result'),
    objectives === 0 ? '' : countOf(objectives, 'objective'),
  ]
    .filter(Boolean)
    .join(' and ')
  const said = words.length === 0 ? STATUS_LABEL[typed] : typedWords(words.map((word) => ({ word })))
  return `${who} typed ${said}, ${STATUS_LABEL[rules].toLowerCase()} by the rules`
}

function unknownWords(unknown: AuditReport['words']['unknown']): string {
  const shown = unknown.slice(0, MOST_WORDS).map(({ word, count }) => `“${word}” (${count})`)
  const more = unknown.length > MOST_WORDS ? ` and ${countOf(unknown.length - MOST_WORDS, 'more word')}` : ''
  return `Compared with nothing, since they name no status: ${shown.join(', ')}${more}.`
}
