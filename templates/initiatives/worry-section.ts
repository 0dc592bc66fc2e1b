import type { UpdateLine } from '#src/core/mail/initiatives/update-line.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import type { Day } from '#src/core/model.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { driOf } from './dri-of.ts'
import { endWords, progressWords } from './progress-words.ts'
import { servedWords } from './served-words.ts'

const GROUPS = [
  { health: 'off_track', most: 20, stake: 'Puts at risk' },
  { health: 'at_risk', most: 20, stake: 'Puts at risk' },
  { health: 'unknown', most: 8, stake: 'Serves' },
] as const

/** What is off track, at risk or not known, with the reason and the key results that hang on it. */
export function worrySections({ running, today }: InitiativesUpdate, scale: number): readonly Section[] {
  return GROUPS.flatMap(({ health, most, stake }) => {
    const lines = running.filter((line) => line.health === health)
    if (lines.length === 0) return []
    const { shown, more } = fold(lines, Math.ceil(most * scale))
    const mark = HEALTH_MARKS[health]
    const rows = shown.map((line) => worryRow(line, stake, today))
    return { ...PLAIN_SECTION, heading: mark.word, mark, count: lines.length, rows, more, links: true }
  })
}

function worryRow(line: UpdateLine, stake: string, today: Day): SectionRow {
  const serves = servedWords(line.serves)
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    about: about(
      driOf(line),
      progressWords(line, today),
      endWords(line, today),
      line.orphan ? 'serves no key result' : '',
    ),
    lines: [line.why, serves === '' ? '' : `${stake}: ${serves}.`].filter((part) => part !== ''),
  }
}
