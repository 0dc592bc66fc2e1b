import type { Reach } from './goal.ts'

/** About a hundredth of the way, signed as the way goes; whole numbers from 10 to 1000; of a count of milestones 1. */
export function stepOf({ baseline, target, final }: Pick<Reach, 'baseline' | 'target' | 'final'>): number {
  if (final) return target === 1 ? 0.01 : 1
  const way = target - (baseline ?? 0)
  const magnitude = Math.floor(Math.log10(Math.abs(way)))
  return Math.sign(way) * 10 ** (magnitude >= 2 ? magnitude - 2 : magnitude - 1)
}
