import { existenceTest, type Test } from './filter-existence.ts'

const day = 24 * 60 * 60 * 1000

const relative: Record<string, (now: Date) => void> = {
  today: () => {},
  tomorrow: (now) => now.setUTCDate(now.getUTCDate() + 1),
  yesterday: (now) => now.setUTCDate(now.getUTCDate() - 1),
  one_week_ago: (now) => now.setUTCDate(now.getUTCDate() - 7),
  one_week_from_now: (now) => now.setUTCDate(now.getUTCDate() + 7),
  one_month_ago: (now) => now.setUTCMonth(now.getUTCMonth() - 1),
  one_month_from_now: (now) => now.setUTCMonth(now.getUTCMonth() + 1),
}

/**
 * The test of one operator of a date or timestamp filter; null when operator or value does not fit.
 * A bound with a time compares moments, at the millisecond, without a zone in UTC; a bound that is a day, or a word such as `one_week_ago`, compares days.
 */
export function dateTest(operator: string, operand: unknown, now: string): Test | null {
  const existence = existenceTest(operator, operand)
  if (existence) return existence
  const span = spanOf(operator, operand, now)
  if (span)
    return (content) => typeof content === 'string' && span[0] <= dayOf(content) && dayOf(content) <= span[1]
  const bound = typeof operand === 'string' ? boundOf(operand, now) : null
  const fits = operators[operator]
  if (bound === null || !fits) return null
  const byDay = bound.length === 10
  return (content) => {
    if (typeof content !== 'string') return false
    const distance = byDay ? moment(dayOf(content)) - moment(bound) : moment(content) - moment(bound)
    return fits(distance)
  }
}

const operators: Record<string, (distance: number) => boolean> = {
  equals: (distance) => distance === 0,
  before: (distance) => distance < 0,
  after: (distance) => distance > 0,
  on_or_before: (distance) => distance <= 0,
  on_or_after: (distance) => distance >= 0,
}

function boundOf(text: string, now: string): string | null {
  const shift = relative[text]
  if (!shift) return Number.isNaN(moment(text)) ? null : text
  const date = new Date(now)
  shift(date)
  return date.toISOString().slice(0, 10)
}

/** First and last day of `past_week` and its like. This week runs from Sunday to Saturday. */
function spanOf(operator: string, operand: unknown, now: string): readonly [string, string] | null {
  if (typeof operand !== 'object') return null
  const today = moment(now.slice(0, 10))
  const sunday = today - new Date(today).getUTCDay() * day
  const spans: Record<string, readonly [number, number]> = {
    past_week: [today - 7 * day, today],
    past_month: [shifted(today, -1), today],
    past_year: [shifted(today, -12), today],
    this_week: [sunday, sunday + 6 * day],
    next_week: [today, today + 7 * day],
    next_month: [today, shifted(today, 1)],
    next_year: [today, shifted(today, 12)],
  }
  const span = spans[operator]
  return span ? [dayText(span[0]), dayText(span[1])] : null
}

function shifted(at: number, months: number): number {
  const date = new Date(at)
  return date.setUTCMonth(date.getUTCMonth() + months)
}

/** Milliseconds since 1970; without a zone, in UTC. */
function moment(text: string): number {
  return Date.parse(/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || text.length === 10 ? text : `${text}Z`)
}

function dayOf(content: string): string {
  return content.length === 10 ? content : dayText(moment(content))
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
