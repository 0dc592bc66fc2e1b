import type { Colour } from '#src/core/scoring/colour.ts'
import { daysBetween } from '#src/core/time/day.ts'
import type { PastCourse } from './past-courses.ts'

/** How early misses were seen coming. */
export interface Warning {
  readonly misses: number
  /** Misses that were red in the end. */
  readonly warned: number
  /**
   * Days before the end of the period that a miss turned red and stayed so, the median over all misses; one that was not red
   * in the end counts as 0. null: there are no misses.
   */
  readonly leadDays: number | null
}

/** @param shown the colours of each course, one a day */
export function warning(courses: readonly PastCourse[], shown: readonly (readonly Colour[])[]): Warning {
  const leads: number[] = []
  let warned = 0
  for (const [index, course] of courses.entries()) {
    if (course.hit) continue
    const colours = shown[index] ?? []
    const red = course.days[colours.findLastIndex((colour) => colour !== 'off_track') + 1]
    if (red !== undefined) warned += 1
    leads.push(red === undefined ? 0 : Math.max(0, daysBetween(red.day, course.period.end)))
  }
  return { misses: leads.length, warned, leadDays: median(leads) }
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
