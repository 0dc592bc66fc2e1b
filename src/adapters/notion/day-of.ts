import type { Day, Instant } from '#src/core/model.ts'
import type { NotionDate } from './cells.ts'

const dayOnly = /^\d{4}-\d{2}-\d{2}$/

/**
 * The day that a date of Notion's falls on: as typed, or for a time with an offset the day in the organisation's zone.
 * @param text start or end of a date; with a zone of its own Notion gives it as local time, whose day is the one that people see
 * @returns null when it is no date
 */
export function dayOf(text: string, zone: NotionDate['time_zone'], timezone: string): Day | null {
  if (dayOnly.test(text) || zone) return dayOnly.test(text.slice(0, 10)) ? text.slice(0, 10) : null
  const time = Date.parse(text)
  if (Number.isNaN(time)) return null
  const format = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = new Map(format.formatToParts(time).map((part) => [part.type, part.value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** The moment of a date with a time; a day alone stays a day. */
export function momentOf(text: string): Instant | Day | null {
  if (dayOnly.test(text)) return text
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
