import type { Period } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import type { AlignmentObjective, Link, LinkState } from './alignment-links.ts'

/**
 * What is wrong with a link, and how to mend it.
 * @param example a parent that the child could choose, as it stands in a sentence
 */
export function linkWords(
  { property, id }: Link,
  state: Exclude<LinkState, 'ok'>,
  child: AlignmentObjective,
  parent: AlignmentObjective | undefined,
  example: string,
): { readonly message: string; readonly mend: string } {
  const what = property === 'Supports' ? 'objective' : 'key result'
  const target = parent === undefined ? `the ${what} "${cleanText(id, 80)}"` : named(parent)
  const instead = `Choose another in ${property}, for example ${example}`
  switch (state) {
    case 'missing':
      return {
        message: `${property} names ${target}, which is not among the rows that were read.`,
        mend: `${instead}; or share the database that holds it with okr-sync.`,
      }
    case 'ambiguous':
      return {
        message: `${property} names ${target}, and more than one row bears that id.`,
        mend: `Give each row its own id, for example ${cleanText(id, 80)}-2, and name the right one in ${property}.`,
      }
    case 'duplicate':
      return {
        message: `${property} names ${target} more than once.`,
        mend: `Keep it once in ${property}.`,
      }
    case 'self':
      return { message: `${property} names the objective itself.`, mend: `${instead}.` }
    case 'cancelled_parent':
      return { message: `${property} names ${target}, which was cancelled.`, mend: `${instead}.` }
    case 'upside_down':
      return {
        message: `${property} names ${target}, on the level ${parent?.level}, which is below ${child.level}.`,
        mend: `Turn the link round: in ${property} of ${target} choose ${named(child)}.`,
      }
    case 'other_quarter':
      return {
        message: `${property} names ${target} of ${say(parent?.period)}, which shares no day with ${say(child.period)}.`,
        mend: `Choose its successor of the same cycle in ${property}, for example ${example}.`,
      }
  }
}

function say(period: Period | null | undefined): string {
  return period ? `${period.start} to ${period.end}` : 'a period that is not known'
}
