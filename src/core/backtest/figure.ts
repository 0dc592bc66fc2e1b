/** A figure of the suite beside the one that was measured when the rules were chosen. */
export interface Figure {
  readonly group: string
  readonly name: string
  /** Counts and mean numbers as they are, shares 0..1. */
  readonly unit: 'number' | 'share'
  /** null: there is nothing to measure. */
  readonly found: number | null
  readonly expected: number
  /** So many decimals of `expected` are known. */
  readonly digits: number
  /** Found and expected are the same to those decimals. */
  readonly agrees: boolean
}

/** Equal up to rounding. */
const ROUNDING = 1e-9

/** Makes the figures of one group. */
export function figuresOf(group: string) {
  return (
    name: string,
    found: number | null,
    expected: number,
    digits: number,
    unit: Figure['unit'] = 'number',
  ): Figure => ({
    group,
    name,
    unit,
    found,
    expected,
    digits,
    agrees: found !== null && Math.abs(found - expected) <= 0.5 * 10 ** -digits + ROUNDING,
  })
}
