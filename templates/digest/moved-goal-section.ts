import type { Digest } from '#src/core/mail/digest.ts'
import type { MovedGoal } from '#src/core/mail/moved-goal.ts'
import type { Day } from '#src/core/model.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore } from '#templates/words/format-number.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/** Key results that are measured by another goal than their cycle began with, with both scores. */
export function movedGoalSection({ movedGoals, today }: Digest, scale: number): readonly Section[] {
  if (movedGoals.length === 0) return []
  const { shown, more } = fold(movedGoals, Math.ceil(3 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Goals moved within the cycle',
      count: movedGoals.length,
      rows: shown.map((moved) => movedGoalRow(moved, today)),
      more,
      links: true,
    },
  ]
}

function movedGoalRow(moved: MovedGoal, today: Day): SectionRow {
  const { title, url, owners, changes, day, score, originalScore, originalStatus, decided, instead } = moved
  const changed = changes.map(({ property, before, after }) => `${property} ${before} → ${after}`).join(', ')
  const original =
    originalScore === null
      ? 'not known by the first goal.'
      : `${formatScore(originalScore)} (${STATUS_MARKS[originalStatus].word}) by the first goal.`
  const ask = decided ? 'A decision covers it.' : instead || 'Link the decision.'
  return {
    ...PLAIN_ROW,
    title,
    url,
    mark: STATUS_MARKS[moved.status],
    about: about(owners.join(', ') || 'no owner', `since ${formatDay(day, today)}`, changed),
    lines: [`Score ${formatScore(score)}, ${original} ${ask}`],
  }
}
