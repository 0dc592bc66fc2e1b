import type { Dice } from './dice.ts'

/** How key results of one kind go: the true way, and how it wanders and is read. */
export interface SimulatedKind {
  readonly name: string
  /** Wander per week, and error of a reading, as standard deviations. */
  readonly wander: number
  readonly error: number
  /** The curve that half of them declare. */
  readonly declares: 'linear' | 'back_loaded' | 'front_loaded'
  /** Draws one key result. */
  draw(dice: Dice): Way
}

interface Way {
  /** Share of the way that is gone at t, unclamped. */
  progress(t: number): number
  /** Check-ins are half as likely at such a t. */
  isQuiet(t: number): boolean
}

const seldomQuiet = () => false
const steady = { wander: 0.03, error: 0.02, declares: 'linear' } as const

/**
 * The nine kinds of simulated key results (scoring rules, "measured"). The order in which each draws its parameters is part
 * of the definition: another order is another suite.
 */
export const SIMULATED_KINDS: readonly SimulatedKind[] = [
  { ...steady, name: 'linear', draw: straight },
  { ...steady, name: 'milestone', wander: 0, error: 0, draw: milestones },
  { ...steady, name: 's_curve', draw: sCurve },
  { ...steady, name: 'stalled', draw: stalled },
  { ...steady, name: 'late_surge', declares: 'back_loaded', draw: lateSurge },
  { ...steady, name: 'regression', draw: regression },
  { ...steady, name: 'front_loaded', declares: 'front_loaded', draw: frontLoaded },
  { ...steady, name: 'late_start', draw: lateStart },
  { ...steady, name: 'noisy_gauge', error: 0.12, draw: straight },
]

function straight(dice: Dice): Way {
  const length = dice.normal(1, 0.3)
  return { progress: (t) => length * t, isQuiet: seldomQuiet }
}

function milestones(dice: Dice): Way {
  const count = 3 + Math.floor(3 * dice.next())
  const stretch = Math.exp(dice.normal(0, 0.25))
  const due: number[] = []
  for (let each = 1; each <= count; each++) {
    due.push((each / count) * 0.97 * stretch + 0.06 * dice.normal(0, 1))
  }
  return { progress: (t) => due.filter((day) => day <= t).length / count, isQuiet: seldomQuiet }
}

function sCurve(dice: Dice): Way {
  const length = dice.normal(1, 0.3)
  const middle = dice.between(0.35, 0.7)
  const steepness = dice.between(6, 14)
  const rise = (t: number) => 1 / (1 + Math.exp(-steepness * (t - middle)))
  return {
    progress: (t) => (length * (rise(t) - rise(0))) / (rise(1) - rise(0)),
    isQuiet: seldomQuiet,
  }
}

function stalled(dice: Dice): Way {
  const length = dice.normal(1.15, 0.25)
  const stall = dice.between(0.2, 0.75)
  const after = dice.between(0, 0.35)
  return {
    progress: (t) => length * Math.min(t, stall) + after * length * Math.max(0, t - stall),
    isQuiet: (t) => t > stall,
  }
}

function lateSurge(dice: Dice): Way {
  const length = dice.normal(1, 0.3)
  const power = dice.between(1.7, 3.5)
  return { progress: (t) => length * t ** power, isQuiet: seldomQuiet }
}

function regression(dice: Dice): Way {
  const length = dice.normal(1.2, 0.25)
  const drop = dice.between(0.25, 0.9)
  const depth = dice.between(0.1, 0.45)
  return { progress: (t) => length * t - (t >= drop ? depth : 0), isQuiet: seldomQuiet }
}

function frontLoaded(dice: Dice): Way {
  const length = dice.normal(1, 0.3)
  const rate = dice.between(1.5, 4)
  return {
    progress: (t) => (length * (1 - Math.exp(-rate * t))) / (1 - Math.exp(-rate)),
    isQuiet: seldomQuiet,
  }
}

function lateStart(dice: Dice): Way {
  const start = dice.between(0.1, 0.5)
  const length = dice.normal(1, 0.35)
  return {
    progress: (t) => (t <= start ? 0 : (length * (t - start)) / (1 - start)),
    isQuiet: (t) => t <= start,
  }
}
