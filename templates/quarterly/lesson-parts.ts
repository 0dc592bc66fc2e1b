import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION } from '#templates/digest/section.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { OUTCOME_MARKS } from './outcome-marks.ts'
import type { Part } from './part.ts'

/**
 * What people wrote down: Notes of key results, and Outcomes of decisions about them, in their own words. Of decisions that were
 * made in the quarter they stand with the decision log.
 */
export function lessonParts({ lessons, byOption, today }: QuarterlyReport, scale: number): readonly Part[] {
  const { notes } = lessons
  const logged = new Set(byOption.rows.map(({ url }) => url))
  const outcomes = lessons.outcomes.filter(({ url }) => !logged.has(url))
  const told = fold(notes, Math.ceil(10 * scale))
  const decided = fold(outcomes, Math.ceil(8 * scale))
  const nothing =
    notes.length + lessons.outcomes.length === 0
      ? ['No key result has a Note, and no decision about one has an Outcome.']
      : []
  return [
    {
      kind: 'rows',
      section: {
        ...PLAIN_SECTION,
        heading: 'What was learned, in the owners’ words',
        count: notes.length === 0 ? null : notes.length,
        intro: nothing,
        rows: told.shown.map(({ title, url, owners, outcome, note }) => ({
          ...PLAIN_ROW,
          title,
          url,
          about: about(OUTCOME_MARKS[outcome].word, owners.join(', ') || 'no owner'),
          lines: [`“${note}”`],
        })),
        more: told.more,
      },
    },
    ...(outcomes.length === 0
      ? []
      : [
          {
            kind: 'rows' as const,
            section: {
              ...PLAIN_SECTION,
              heading: 'Outcomes of other decisions',
              count: outcomes.length,
              rows: decided.shown.map(({ title, url, owners, decidedOn, outcome, about: rows }) => ({
                ...PLAIN_ROW,
                title,
                url,
                about: about(
                  owners.join(', ') || 'no owner',
                  decidedOn === null ? '' : `decided ${formatDay(decidedOn, today)}`,
                  aboutRows(rows),
                ),
                lines: [`“${outcome}”`],
              })),
              more: decided.more,
            },
          },
        ]),
  ]
}

function aboutRows([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? `on ${first}` : `on ${first} and ${others.length} more`
}
