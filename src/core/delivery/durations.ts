import { nothing } from './nothing.ts'
import type { Sample } from './sample.ts'

/**
 * A sample of those durations that can be: null stands for one that clocks made impossible.
 * @param detail says that there is none
 */
export function durations(values: readonly (number | null)[], left: number, detail: string): Sample {
  const possible = values.filter((value) => value !== null)
  return possible.length === 0 ? nothing(detail) : { kind: 'durations', values: possible, left }
}
