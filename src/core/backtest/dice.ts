const SPAN = 2 ** 32

/** Random numbers that are the same on every machine and in every run. */
export interface Dice {
  /** The next one of 0..1, 1 left out. */
  next(): number
  /** Evenly from `least` to `most`. */
  between(least: number, most: number): number
  /** Normal, by Box and Muller: two numbers are used up in that order and none is kept. */
  normal(mean: number, deviation: number): number
}

/** Dice by the generator mulberry32 (T. Ettinger, public domain). @param seed a whole number; it counts modulo 2^32 */
export function createDice(seed: number): Dice {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / SPAN
  }
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    normal(mean, deviation) {
      const length = Math.sqrt(-2 * Math.log(1 - next()))
      return mean + deviation * length * Math.cos(2 * Math.PI * next())
    },
  }
}
