import type { DecisionBrief } from '#src/core/mail/decision-brief.ts'
import type { Day } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { formatDay } from './format-day.ts'

const RECOMMENDED = 'Recommended: '
/** Where nothing speaks for one option, the row says what is missing. */
const NONE = /^No option is recommended\b/u

/** A line tells one option: it stands in from the others. */
export function isOption(line: string): boolean {
  return /^[A-Z][.)] /u.test(line)
}

/** A line tells what is recommended, or that nothing is. */
export function isRecommendation(line: string): boolean {
  return line.startsWith(RECOMMENDED) || NONE.test(line)
}

/** Older chances are not to be taken for today's. */
const FRESH_DAYS = 7

/** What there is to choose from, a line each: the context, the options and what is recommended. */
export function briefLines(brief: DecisionBrief | null, today: Day): readonly string[] {
  if (brief === null) return []
  const { context, options, moreOptions, recommendation, raised } = brief
  const isOld = raised !== null && daysBetween(raised, today) > FRESH_DAYS
  return [
    context,
    ...options,
    moreOptions > 0 ? `and ${moreOptions} more in its row` : '',
    NONE.test(recommendation) || recommendation === '' ? recommendation : `${RECOMMENDED}${recommendation}`,
    isOld ? `These chances are of ${formatDay(raised, today)}; today's may differ.` : '',
  ].filter((line) => line !== '')
}
