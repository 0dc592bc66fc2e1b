import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Status } from '#src/core/model.ts'
import { policyOf } from '#src/core/policy.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** The rules are others than those that the last digest went by. */
export interface RuleChange {
  readonly from: string
  readonly to: string
  /** false: the earlier rules are no longer known, so it cannot be told what the change moved. */
  readonly reckoned: boolean
  /** What the rules say otherwise by that alone. */
  readonly moves: readonly {
    readonly title: string
    readonly url: string
    readonly before: Status
    readonly after: Status
  }[]
}

/**
 * null: the rules are the same.
 * @param earlier the days that the digest compares with
 * @param to the rule version in force
 */
export function ruleChange(
  results: readonly KeyResultResult[],
  earlier: readonly KeyResultDay[],
  to: string,
): RuleChange | null {
  const newest = earlier.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))).at(-1)
  const from = newest?.ruleVersion ?? to
  if (from === to) return null
  return {
    from,
    to,
    reckoned: policyOf(from) !== null,
    moves: results.flatMap(({ title, url, status, ruleMove }) =>
      ruleMove === null
        ? []
        : [
            {
              title: cleanText(title, 100) || 'A key result without a title',
              url,
              before: ruleMove.status,
              after: status,
            },
          ],
    ),
  }
}
