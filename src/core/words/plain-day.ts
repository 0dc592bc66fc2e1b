import type { Day } from '#src/core/model.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day as people write it in a sentence, for example `25 Nov`. */
export function plainDay(day: Day): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`
}

/** The same, with its year where that is not the year of the other day. */
export function plainDayBeside(day: Day, other: Day): string {
  const year = day.slice(0, 4)
  return other.startsWith(year) ? plainDay(day) : `${plainDay(day)} ${year}`
}
