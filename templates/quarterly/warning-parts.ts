import type { WarnedMiss } from '#src/core/mail/quarterly/warning-record.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import type { Part } from './part.ts'

/** How long before the end a miss was first red, the longest first. */
const LEADS = [
  { words: 'Six weeks before the end, or more', from: 42, to: Number.POSITIVE_INFINITY },
  { words: 'Two to six weeks before', from: 14, to: 42 },
  { words: 'In the last two weeks', from: 0, to: 14 },
] as const

/** How early misses were seen, what was red and hit, and which misses nobody was warned of. */
export function warningParts(report: QuarterlyReport, scale: number): readonly Part[] {
  const { missed, redHits, hits } = report.warnings
  const known = missed.filter(({ isKnown }) => isKnown)
  if (known.length + hits === 0) return []
  return [
    {
      kind: 'tables',
      tables: {
        heading: 'How early misses were seen',
        intro: [
          ...leadWords(report.warnings),
          ...(hits === 0
            ? []
            : [
                `${redHits.length} of ${countOf(hits, 'hit')} that we followed ${redHits.length === 1 ? 'was' : 'were'} red on some day: false alarms, or warnings that were heeded.`,
              ]),
        ],
        tables: known.length === 0 ? [] : [{ columns: ['First red', 'Misses'], rows: leadRows(known) }],
        more: '',
      },
    },
    ...unwarned(known, scale),
  ]
}

function leadWords({ misses, warned, leadDays }: QuarterlyReport['warnings']): readonly string[] {
  if (misses === 0 || leadDays === null) return []
  const lead =
    leadDays < 1 || misses < 2
      ? ''
      : ` Half of all misses had been red for good at least ${countOf(Math.floor(leadDays), 'day')} before the end.`
  return [
    `${warned} of ${countOf(misses, 'miss', 'misses')} that we followed ${warned === 1 ? 'was' : 'were'} red at the end.${lead}`,
  ]
}

function leadRows(known: readonly WarnedMiss[]): readonly (readonly string[])[] {
  const warned = known.filter(({ redOn }) => redOn !== null)
  return [
    ...LEADS.map(({ words, from, to }) => [
      words,
      String(warned.filter(({ leadDays }) => from <= leadDays && leadDays < to).length),
    ]),
    ['Never', String(known.length - warned.length)],
  ]
}

function unwarned(known: readonly WarnedMiss[], scale: number): readonly Part[] {
  const never = known.filter(({ redOn }) => redOn === null)
  if (never.length === 0) return []
  const { shown, more } = fold(never, Math.ceil(10 * scale))
  return [
    {
      kind: 'rows',
      section: {
        ...PLAIN_SECTION,
        heading: 'Missed without a red day before the end',
        count: never.length,
        rows: shown.map(({ keyResult: { title, url, owners } }) => ({
          ...PLAIN_ROW,
          title,
          url,
          about: about(owners.join(', ') || 'no owner'),
        })),
        more,
      },
    },
  ]
}
