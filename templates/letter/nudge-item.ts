import type { Nudge } from '#src/core/letters/nudge.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import type { Item } from './item.ts'

/** A key result whose value is due. */
export function nudgeItem(nudge: Nudge, isStandIn: boolean, today: Day): Item {
  const { url, lastCheckIn, days, status } = nudge
  const value = cleanText(nudge.value, 60)
  const age = countOf(days, 'day')
  const said =
    lastCheckIn === null
      ? `It has no value yet, ${age} into its period.`
      : `Its value is ${age} old${value === '' ? '' : `: ${value}`}, from ${formatDay(lastCheckIn, today)}.`
  const facts: readonly (readonly [string, string])[] = [
    ['Value', value || 'None'],
    ['Last check-in', lastCheckIn === null ? 'None' : formatDay(lastCheckIn, today)],
    ['Objective', cleanText(nudge.objective, 100)],
  ]
  return {
    tag: 'Value due',
    mark: STATUS_MARKS[status],
    title: cleanText(nudge.title, 100) || 'A key result without a title',
    url,
    said,
    fact: said,
    why: '',
    bar: null,
    facts: facts.filter(([, words]) => words !== ''),
    remarks: [],
    asked: askedOf(nudge, today),
    button: 'Open the key result in Notion',
    because: isStandIn ? 'stand_in' : 'owner',
  }
}

function askedOf({ asks, digestOn }: Nudge, today: Day): string {
  const by = `before the digest of ${formatDay(digestOn, today)}`
  const same = 'set Last check-in to the day on which you looked.'
  if (asks === 'done') return `If it is done, enter 1 in Current ${by}. If it is not, ${same}`
  if (asks === 'milestones') return `Mark in Milestones what is done ${by}. If nothing was added, ${same}`
  return `Enter the value in Current ${by}. If it has not changed, ${same}`
}
