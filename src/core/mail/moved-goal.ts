import type { KeyResultResult, Rebaseline } from '#src/core/evaluation.ts'
import type { Day, Status } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { personNames } from './person-names.ts'

/** A key result whose goal is no longer the one that its cycle began with. */
export interface MovedGoal {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly day: Day
  readonly changes: Rebaseline['changes']
  readonly score: number | null
  readonly status: Status
  /** Against the original goal. */
  readonly originalScore: number | null
  readonly originalStatus: Status
  /** false: no decision covers it, so one is asked for. */
  readonly decided: boolean
  /** What was decided instead, in sentences; empty: nothing. */
  readonly instead: string
}

/** Those that ask for a decision first, each part in the given order. */
export function movedGoals(keyResults: readonly KeyResultResult[]): readonly MovedGoal[] {
  const moved = keyResults.flatMap((result) =>
    result.rebaseline === null ? [] : [movedGoal(result, result.rebaseline)],
  )
  return moved.toSorted((a, b) => Number(a.decided) - Number(b.decided))
}

function movedGoal(result: KeyResultResult, { day, changes, ...rest }: Rebaseline): MovedGoal {
  return {
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    owners: personNames(result.owners),
    day,
    changes: changes.map(({ property, before, after, decided }) => ({
      property,
      decided,
      before: cleanText(before, 60),
      after: cleanText(after, 60),
    })),
    score: result.score,
    status: statusInForce(result),
    originalScore: rest.originalScore,
    originalStatus: rest.originalStatus,
    decided: rest.decided,
    instead: cleanText(rest.instead?.words ?? '', 200),
  }
}
