/** A moment of every week. */
export interface WeekTime {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number
  /** 0..23 */
  readonly hour: number
  /** 0..59 */
  readonly minute: number
}

/** In lower case, Monday first. */
export const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const PATTERN = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]* ([01]\d|2[0-3]):([0-5]\d)$/i

/** Reads `Mon 08:00`, in any case; null: it is no such moment. */
export function parseWeekTime(text: string): WeekTime | null {
  const [, day, hour, minute] = PATTERN.exec(text.trim()) ?? []
  if (day === undefined) return null
  const weekday = WEEKDAYS.indexOf(day.toLowerCase()) + 1
  return { weekday, hour: Number(hour), minute: Number(minute) }
}
