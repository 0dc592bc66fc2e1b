import { isNews, type Later, type SlipLine } from '#src/core/mail/initiatives/slip-line.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import type { Day } from '#src/core/model.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { driOf } from './dri-of.ts'

/** What slipped since the last update, and how much was due before it and is not done; nothing where neither is. */
export function slipSection(
  { slips, comparedWith, today }: InitiativesUpdate,
  scale: number,
): readonly Section[] {
  if (slips.length === 0) return []
  const news = slips.filter(isNews)
  const older = slips.length - news.length
  const { shown, more } = fold(news, Math.ceil(12 * scale))
  const before = comparedWith === null ? '' : ' before that'
  return [
    {
      ...PLAIN_SECTION,
      heading: comparedWith === null ? 'Due and not done' : `Slipped since ${formatDay(comparedWith, today)}`,
      count: comparedWith === null ? older : news.length,
      intro:
        older === 0
          ? []
          : [
              `The Timeline of ${countOf(older, 'initiative')} ended${before} without Done, as its row above says.`,
            ],
      rows: shown.map((line) => slipRow(line, today)),
      more,
    },
  ]
}

function slipRow(line: SlipLine, today: Day): SectionRow {
  const { ends, foreseen, overdue } = line
  const lines = [
    ends === null ? '' : moved('End of Timeline', ends, today),
    foreseen === null ? '' : moved('Forecast', foreseen, today),
    overdue === null
      ? ''
      : `Due on ${formatDay(overdue.end, today)} and not done, ${countOf(overdue.days, 'day')} later.`,
  ]
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    mark: HEALTH_MARKS[line.health],
    about: about(driOf(line)),
    lines: lines.filter((part) => part !== ''),
  }
}

function moved(what: string, { from, to, days }: Later, today: Day): string {
  return `${what}: ${formatDay(from, today)} → ${formatDay(to, today)}, ${countOf(days, 'day')} later.`
}
