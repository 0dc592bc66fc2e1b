import type { Cycle } from './events.ts'
import type { Sample } from './sample.ts'

/**
 * Velocity of cycles = what was completed at the end of each: the last entry of its history of completed scope.
 *
 * Unit: points, or issues where the team does not estimate, a cycle; the figure is the median over cycles. Window: of a team
 * as `endedCycles` takes them; a single cycle that a link names counts whenever it was, and as far as it has come. What was left over
 * and moved on to the next cycle is not in it.
 * Source: Linear, cycle graph: completed is what was completed inside the cycle.
 * @param subject for a sentence, for example `Team ENG`
 * @param cycles at least one
 */
export function velocity(subject: string, cycles: readonly Cycle[]): Sample {
  const [unit = 'points', other] = new Set(cycles.map((cycle) => cycle.unit))
  if (other !== undefined) {
    const detail = `${subject} counted some of its cycles in points and others in issues, which do not add up.`
    return { kind: 'none', reason: 'unsupported_link', detail }
  }
  return { kind: 'amounts', values: cycles.map(({ completed }) => completed.at(-1) ?? 0), unit }
}
