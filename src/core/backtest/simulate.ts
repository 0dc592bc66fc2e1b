import type { Curve } from '#src/core/scoring/curve.ts'
import { createDice } from './dice.ts'
import { SIMULATED_KINDS, type SimulatedKind } from './simulated-kinds.ts'

/** A simulated quarter has so many weeks. */
export const WEEKS = 13

export interface SimulatedKeyResult {
  readonly kind: string
  /** As declared; linear where nothing is. */
  readonly curve: Curve
  /** Oldest first, at most one a week. */
  readonly checkIns: readonly SimulatedCheckIn[]
  /** The raw score at the end. No forecast may look at it. */
  readonly final: number
}

interface SimulatedCheckIn {
  /** 1..13; t is a thirteenth of it. */
  readonly week: number
  /** Raw score. */
  readonly raw: number
}

/**
 * Simulated key results, the same for the same seed on every machine (scoring rules, "measured").
 * @param seed a whole number
 * @param perKind how many of each of the nine kinds
 */
export function simulate(seed: number, perKind: number): SimulatedKeyResult[] {
  return SIMULATED_KINDS.flatMap((kind, number) =>
    Array.from({ length: perKind }, (_, index) =>
      keyResult(kind, seed * 1_000_003 + number * 100_003 + index * 7_919),
    ),
  )
}

function keyResult(kind: SimulatedKind, seed: number): SimulatedKeyResult {
  const dice = createDice(seed)
  for (let discarded = 0; discarded < 4; discarded++) dice.next()
  const way = kind.draw(dice)
  const chance = dice.next() < 0.7 ? 0.9 : 0.3
  const curve = dice.next() < 0.5 ? kind.declares : 'linear'

  const checkIns: SimulatedCheckIn[] = []
  let wandered = 0
  let final = 0
  for (let week = 1; week <= WEEKS; week++) {
    const t = week / WEEKS
    wandered += kind.wander * dice.normal(0, 1)
    final = way.progress(t) + wandered + kind.error * dice.normal(0, 1)
    if (dice.next() < (way.isQuiet(t) ? chance / 2 : chance)) checkIns.push({ week, raw: final })
  }
  return { kind: kind.name, curve, checkIns, final }
}
