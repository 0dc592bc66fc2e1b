import type { HoldUpLine } from '#src/core/mail/initiatives/hold-up-line.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import type { Day } from '#src/core/model.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { waitWords } from '#templates/digest/wait-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { driOf } from './dri-of.ts'
import { servedWords } from './served-words.ts'

/** Who holds up whom, and which team waits for which; nothing where nobody waits. */
export function holdUpSection(
  { holdUps, waiting, today }: InitiativesUpdate,
  scale: number,
): readonly Section[] {
  if (holdUps.length === 0 && waiting.length === 0) return []
  const { shown, more } = fold(holdUps, Math.ceil(8 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Dependencies that block others',
      count: holdUps.length === 0 ? null : holdUps.length,
      intro: waitWords(waiting, Math.ceil(4 * scale)),
      rows: shown.map((line) => holdUpRow(line, today)),
      more,
    },
  ]
}

function holdUpRow(line: HoldUpLine, today: Day): SectionRow {
  const { heldUp, others, waitsFor, serves, since } = line
  const all = heldUp.length + others
  const names =
    heldUp.length === 0
      ? ''
      : `: ${namedList(
          heldUp.map((title) => ({ title })),
          4,
        )}`
  const beside = others === 0 ? '' : `${heldUp.length === 0 ? ',' : '; also'} ${others} of other teams`
  const lines = [
    `Holds up ${countOf(all, 'initiative')}, directly or along a chain${names}${beside}.`,
    waitsFor.length === 0
      ? ''
      : `It waits itself for ${namedList(
          waitsFor.map((title) => ({ title })),
          2,
        )}: unblock that first.`,
    serves.length === 0 ? '' : `They serve ${servedWords(serves)}.`,
  ]
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    mark: HEALTH_MARKS.blocked,
    about: about(driOf(line), since === null ? '' : `since ${formatDay(since, today)}`),
    lines: lines.filter((part) => part !== ''),
  }
}
