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
  const isOfKeyResult = property === 'Supports key result'
  const what = isOfKeyResult ? 'key result' : 'objective'
  const of = isOfKeyResult ? 'a key result of ' : ''
  const target = parent === undefined ? `the ${what} "${cleanText(id, 80)}"` : `${of}${named(parent)}`
  // An objective serves as well where its key results do not fit, so it is offered in Supports.
  const instead = isOfKeyResult
    ? `Choose another in ${property}, or take it out and choose an objective in Supports, for example ${example}`
    : `Choose another in ${property}, for example ${example}`
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
      return { message: `${property} names ${of}the objective itself.`, mend: `${instead}.` }
    case 'cancelled_parent':
      return { message: `${property} names ${target}, which was cancelled.`, mend: `${instead}.` }
    case 'upside_down':
      return {
        message: `${property} names ${target}, on the level ${parent?.level}, which is below ${child.level}.`,
        mend: `Turn the link round: take it out, and in Supports of ${parent === undefined ? target : named(parent)} choose ${named(child)}.`,
      }
    case 'other_quarter':
      return {
        message: `${property} names ${target} of ${say(parent?.period)}, which shares no day with ${say(child.period)}.`,
        mend: isOfKeyResult
          ? `${instead}.`
          : `Choose its successor of the same cycle in ${property}, for example ${example}.`,
      }
  }
}

function say(period: Period | null | undefined): string {
  return period ? `${period.start} to ${period.end}` : 'a period that is not known'
}
