import type { MovedGoal } from '#src/core/mail/moved-goal.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import type { Day } from '#src/core/model.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type SectionRow } from '#templates/digest/section.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore } from '#templates/words/format-number.ts'
import type { Part } from './part.ts'

/** Goals that are not the ones that the cycle began with, with both final scores. */
export function movedPart({ movedGoals, today }: QuarterlyReport, scale: number): readonly Part[] {
  if (movedGoals.length === 0) return []
  const { shown, more } = fold(movedGoals, Math.ceil(10 * scale))
  const undecided = movedGoals.filter(({ decided }) => !decided).length
  return [
    {
      kind: 'rows',
      section: {
        ...PLAIN_SECTION,
        heading: 'Rebaselined within the quarter',
        count: movedGoals.length,
        intro: [
          undecided === 0 ? 'A decision covers each.' : `${undecided} without a decision that covers it.`,
        ],
        rows: shown.map((moved) => movedRow(moved, today)),
        more,
        links: true,
      },
    },
  ]
}

function movedRow(moved: MovedGoal, today: Day): SectionRow {
  const { title, url, owners, changes, day, score, originalScore, originalStatus, decided, instead } = moved
  const changed = changes.map(({ property, before, after }) => `${property} ${before} → ${after}`).join(', ')
  const original =
    originalScore === null
      ? 'it cannot be scored against the original goal'
      : `${formatScore(originalScore)} against the original goal, ${originalStatus === 'complete' ? 'which would be a hit' : 'which would be a miss'}`
  return {
    ...PLAIN_ROW,
    title,
    url,
    about: about(owners.join(', ') || 'no owner', `since ${formatDay(day, today)}`, changed),
    lines: [
      `Final score ${formatScore(score)}; ${original}.`,
      decided
        ? 'A decision covers it.'
        : `Not decided: ${instead === '' ? 'link under Decisions the one that moved it.' : instead}`,
    ],
  }
}
