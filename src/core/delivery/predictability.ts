import type { Cycle } from './events.ts'
import { nothing } from './nothing.ts'
import type { Sample } from './sample.ts'
import { sum } from './sum.ts'

/**
 * Predictability = 100 * completed at the end of the cycles / committed at their beginning, each summed over the cycles.
 *
 * Unit: percent; above 100 where more was completed than planned. Committed is the scope at the end of the second day (the first
 * where there is no second), since a cycle may be planned on its first day. Window: of a team as `endedCycles` takes them, or
 * the one that a link names.
 * Source: Linear, cycle graph, with its arrays of one entry a day; the ratio is the say/do ratio of agile teams.
 * @param subject for a sentence, for example `Team ENG`
 * @param cycles at least one
 */
export function predictability(subject: string, cycles: readonly Cycle[]): Sample {
  const committed = sum(cycles.map(({ scope }) => scope[1] ?? scope[0] ?? 0))
  const completed = sum(cycles.map((cycle) => cycle.completed.at(-1) ?? 0))
  if (committed > 0) return { kind: 'ratio', part: completed, whole: committed }
  return nothing(`${subject} had planned nothing on the second day of the cycle.`)
}
