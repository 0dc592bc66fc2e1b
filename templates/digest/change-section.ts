import type { Digest } from '#src/core/mail/digest.ts'
import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import type { StatusMove } from '#src/core/mail/status-move.ts'
import type { Day } from '#src/core/model.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/** What became of the key results since the last digest. */
export function changeSection({ comparedWith, moves, today }: Digest, scale: number): Section {
  if (comparedWith === null) {
    return {
      ...PLAIN_SECTION,
      heading: 'What changed',
      intro: ['This is the first digest: the baseline that the next ones compare with.'],
    }
  }
  const { shown, more } = fold(moves, Math.ceil(10 * scale))
  return {
    ...PLAIN_SECTION,
    heading: `What changed since ${formatDay(comparedWith, today)}`,
    count: moves.length,
    intro: moves.length === 0 ? ['No key result changed its status or its target.'] : [],
    rows: shown.map((move) => moveRow(move, today)),
    more,
  }
}

function moveRow({ line, before, target, restoredOn }: StatusMove, today: Day): SectionRow {
  const from = before === null ? 'New' : before === line.status ? '' : `Was ${STATUS_MARKS[before].word}`
  const moved = target ? `target ${plainNumber(target.before)} → ${plainNumber(target.after)}` : ''
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    mark: STATUS_MARKS[line.status],
    about: about(
      from,
      line.owners.join(', ') || 'no owner',
      scoreMove(line),
      moved,
      restoredOn === null ? '' : `source restored ${formatDay(restoredOn, today)}`,
    ),
    lines: line.status === line.ruled ? [] : leadersWord(line),
  }
}

function scoreMove({ score, change }: KeyResultLine): string {
  if (score === null || change === null) return ''
  const [before, after] = [formatScore(score - change.by), formatScore(score)]
  return before === after ? '' : `score ${before} → ${after}`
}
