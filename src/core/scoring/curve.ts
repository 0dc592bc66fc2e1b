import type { Period } from '#src/core/model.ts'
import { addDays, isDay } from '#src/core/time/day.ts'
import { elapsed, middleOf } from '#src/core/time/period.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { ScoreProblem } from './score-input.ts'
import { scoreWarning } from './score-problem.ts'

/** A point of the plan: at the elapsed share `t` this share of the way is planned; both 0..1, rising. */
interface CurvePoint {
  readonly t: number
  readonly share: number
}

/** How the plan goes from 0 to 1 over a period: named, or straight lines through points. */
export type Curve = 'linear' | 'back_loaded' | 'front_loaded' | 's_curve' | readonly CurvePoint[]

/** Longest text that a message quotes. */
const LONGEST = 80

const names: Readonly<Record<string, Curve>> = {
  linear: 'linear',
  backloaded: 'back_loaded',
  frontloaded: 'front_loaded',
  scurve: 's_curve',
}

/**
 * Reads a curve: a name, or dated points such as `2026-11-15 40%; 2026-12-10 0.9`, which say where the plan
 * stands on those days. Empty is linear; one that no rule knows is linear too and comes with a problem.
 */
export function readCurve(
  typed: string | null,
  period: Period,
): { curve: Curve; problem: ScoreProblem | null } {
  if (typed === null || typed.trim() === '') return { curve: 'linear', problem: null }
  const name = typed.toLowerCase().replace(/[^a-z]/g, '')
  const curve = Object.hasOwn(names, name) ? names[name] : readPoints(typed, period)
  if (curve) return { curve, problem: null }
  const example = `${middleOf(period)} 40%; ${addDays(period.end, -1)} 90%`
  const problem = scoreWarning({
    code: 'unknown_curve',
    property: 'Curve',
    message: `Curve is "${cleanText(typed, LONGEST)}", which is no curve that the rules know; the plan is taken as linear.`,
    mend: `Choose Linear, Back-loaded, Front-loaded or S-curve in Curve, or write rising shares on days of the period, for example ${example}.`,
  })
  return { curve: 'linear', problem }
}

/**
 * e(t): the share of the way that is planned at the elapsed share t, 0..1, never falling, 0 at 0 and 1 at 1
 * (scoring rules, "expected score and plan clock").
 */
export function plannedShare(curve: Curve, t: number): number {
  if (t <= 0) return 0
  return t >= 1 ? 1 : Math.min(1, shareWithin(curve, t))
}

function shareWithin(curve: Curve, t: number): number {
  if (curve === 'linear') return t
  if (curve === 'back_loaded') return t ** 2
  if (curve === 'front_loaded') return 1 - (1 - t) ** 2
  if (curve === 's_curve') return 3 * t ** 2 - 2 * t ** 3
  let from: CurvePoint = { t: 0, share: 0 }
  for (const to of [...curve, { t: 1, share: 1 }]) {
    if (t < to.t) return from.share + ((to.share - from.share) * (t - from.t)) / (to.t - from.t)
    from = to
  }
  return 1
}

function readPoints(typed: string, period: Period): readonly CurvePoint[] | null {
  const points: CurvePoint[] = []
  for (const part of typed.split(/[;,\n]/).filter((text) => text.trim() !== '')) {
    const [, day = '', number, percent] =
      /^\s*(\d{4}-\d{2}-\d{2})\s*[:=]?\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(part) ?? []
    if (!isDay(day) || day < period.start || day > period.end) return null
    const point = { t: elapsed(period, day), share: Number(number) / (percent === '%' ? 100 : 1) }
    const before = points.at(-1) ?? { t: -1, share: 0 }
    if (point.t <= before.t || point.share < before.share || point.share > 1) return null
    points.push(point)
  }
  return points.length > 0 ? points : null
}
