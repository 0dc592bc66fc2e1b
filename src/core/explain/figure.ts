import { percent } from '#src/core/words/percent.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import type { Figure } from './explanation.ts'

export const NONE = '–'

/** A share 0..1, shown in percent. */
export function shareFigure(name: string, value: number | null, means: string): Figure {
  return { name, value, shown: value === null ? NONE : percent(value), means }
}

/** A plain number. */
export function numberFigure(name: string, value: number | null, means: string): Figure {
  return { name, value, shown: value === null ? NONE : plainNumber(value), means }
}

/** What stands for a number. */
export function textFigure(name: string, value: string | null, means: string): Figure {
  return { name, value, shown: value ?? NONE, means }
}
