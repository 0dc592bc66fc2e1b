import { type Milestone, readMilestones } from '#src/core/scoring/milestones.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { named as quoted } from '#src/core/words/named.ts'
import type { Subject } from './subject.ts'

/** More than these are counted and not named. */
const MOST_NAMED = 2

/**
 * A list of milestones without the open ones that are due last. At least one open one stays: a list without any is done by
 * decree.
 */
export function leaveOut(
  typed: string,
  { scoreInput }: Pick<Subject, 'scoreInput'>,
): {
  /** How many can be left out. */
  readonly count: number
  change(count: number): Partial<ScoreInput>
  named(count: number): string
} {
  const lines = typed.split('\n').filter((text) => text.trim() !== '')
  const end = scoreInput.period?.end ?? ''
  const dueOf = ({ due }: Milestone) => due ?? end
  const open = readMilestones(typed)
    .milestones.map((milestone, index) => ({ milestone, index }))
    .filter(({ milestone }) => milestone.done === 0)
    .toSorted((a, b) => {
      const [left, right] = [dueOf(a.milestone), dueOf(b.milestone)]
      return left === right ? b.index - a.index : left < right ? 1 : -1
    })
  return {
    count: Math.max(0, open.length - 1),
    change(count) {
      const left = new Set(open.slice(0, count).map(({ index }) => index))
      return { milestones: lines.filter((_, index) => !left.has(index)).join('\n') }
    },
    named(count) {
      if (count > MOST_NAMED) return `the last ${count} open milestones`
      const names = open.slice(0, count).map(({ milestone }) => quoted({ title: milestone.name }))
      return names.toReversed().join(' and ')
    },
  }
}
