import { plainNumber } from '#src/core/words/plain-number.ts'

/** Fewer tell no more than now and before do. */
const FEWEST = 3

/**
 * Figures of earlier windows and now, without units, from the oldest known on, for example `28, –, 31, 30`.
 * @returns empty: fewer than three are known
 */
export function courseInWords(course: readonly (number | null)[]): string {
  const first = course.findIndex((value) => value !== null)
  const told = first < 0 ? [] : course.slice(first)
  if (told.filter((value) => value !== null).length < FEWEST) return ''
  return told.map((value) => (value === null ? '–' : plainNumber(value))).join(', ')
}
