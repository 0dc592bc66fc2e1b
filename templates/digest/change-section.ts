import type { Digest } from '#src/core/mail/digest.ts'
import type { MoveCause, StatusMove } from '#src/core/mail/status-move.ts'
import type { Day } from '#src/core/model.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore } from '#templates/words/format-number.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { briefly } from './briefly.ts'
import { answerable } from './decision-section.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/**
 * What became of the key results since the last digest, and why; that nothing did stands at the top already. Of one that is newly
 * off track a decision may tell above.
 */
export function changeSection(digest: Digest, scale: number): readonly Section[] {
  const { comparedWith, today } = digest
  const asked = new Set(answerable(digest, scale).flatMap(({ keyResults }) => keyResults))
  const moves = digest.moves.filter(({ kind, line }) => kind !== 'newly_off_track' || !asked.has(line.id))
  if (comparedWith === null || moves.length === 0) return []
  const { shown, more } = fold(moves, Math.ceil(8 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: `What changed since ${formatDay(comparedWith, today)}`,
      count: moves.length,
      rows: shown.map((move) => moveRow(move, today)),
      more,
    },
  ]
}

function moveRow(move: StatusMove, today: Day): SectionRow {
  const { line, before, target, because } = move
  const from = before === null ? 'New' : before === line.status ? '' : `Was ${STATUS_MARKS[before].word}`
  const moved = target ? `target ${plainNumber(target.before)} → ${plainNumber(target.after)}` : ''
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    mark: STATUS_MARKS[line.status],
    about: about(from, moved, because === null ? '' : CAUSES[because](move, today)),
  }
}

const CAUSES: Readonly<Record<MoveCause, (move: StatusMove, today: Day) => string>> = {
  person: ({ line: { overrule } }, today) =>
    overrule === null ? 'a person said so' : `set by a person until ${formatDay(overrule.until, today)}`,
  person_ended: () => "a person's status ended",
  rules: () => 'by the changed rules alone',
  goal: ({ target }) => (target === null ? 'its goal was moved' : ''),
  source: ({ line, restoredOn }, today) =>
    `${scoreMove(line) || 'no other score'}; source restored${restoredOn === null ? '' : ` ${formatDay(restoredOn, today)}`}`,
  unscored: ({ line }) => briefly(line.why, 100),
  silence: ({ lastCheckIn }, today) =>
    lastCheckIn === null
      ? 'no value since its period began'
      : `no new value since ${formatDay(lastCheckIn, today)}`,
  value: ({ line, lastCheckIn }, today) =>
    `${scoreMove(line) || 'new value'} on ${formatDay(lastCheckIn ?? today, today)}`,
  time: ({ line }) => scoreMove(line) || 'no new value, and the plan moved on',
}

function scoreMove({ score, change }: StatusMove['line']): string {
  if (score === null || change === null) return ''
  const [before, after] = [formatScore(score - change.by), formatScore(score)]
  return before === after ? '' : `score ${before} → ${after}`
}
