import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { DeliveryMeasure } from './measures.ts'
import { quantile } from './quantile.ts'
import type { Sample } from './sample.ts'
import { sum } from './sum.ts'

export type Figure =
  | {
      readonly kind: 'value'
      /** Not rounded; its unit is that of the measure. */
      readonly value: number
      /** How much it rests on: durations, cycles, the whole of a ratio, or what a rate counts. */
      readonly n: number
      /** The 90th percentile of durations, from ten of them on, beside a median; else null. */
      readonly p90: number | null
      /** What belongs to durations and has none yet. */
      readonly left: number
      /** What a velocity counts: points or issues a cycle, or points a week of a project; null: not a velocity. */
      readonly unit: 'points' | 'issues' | null
    }
  | { readonly kind: 'none'; readonly reason: UnknownReason; readonly detail: string }

const FEWEST_FOR_P90 = 10
const FEWEST_FOR_P95 = 20

type Of<Kind extends Sample['kind']> = Extract<Sample, { kind: Kind }>

/**
 * Makes one figure of the samples of all links: durations and cycles are put together and the figure is their median (for
 * `ci duration p95` the 95th percentile, of at least 20); parts and wholes are added up; rates add up. A link that has nothing
 * to reckon with adds nothing, unless its events are not known: then nobody knows the whole.
 */
export function figure(measure: DeliveryMeasure, samples: readonly Sample[]): Figure {
  const nones = samples.filter((sample) => sample.kind === 'none')
  const none = nones.find(({ reason }) => reason !== 'empty') ?? nones[0]
  const some = samples.filter((sample) => sample.kind !== 'none')
  if (none !== undefined && (none.reason !== 'empty' || some.length === 0)) return none
  const [first] = some
  if (first === undefined) return { kind: 'none', reason: 'empty', detail: 'There is nothing to measure.' }
  if (first.kind === 'durations' && isAll(some, 'durations')) return ofDurations(measure, some)
  if (first.kind === 'ratio' && isAll(some, 'ratio')) return ofRatios(some)
  if (first.kind === 'rate' && isAll(some, 'rate')) return ofRates(measure, some)
  if (first.kind === 'amounts' && isAll(some, 'amounts')) return ofAmounts(some)
  return mixed('The velocity of a team is told by cycle and that of a project by week')
}

function isAll<Kind extends Sample['kind']>(samples: readonly Sample[], kind: Kind): samples is Of<Kind>[] {
  return samples.every((sample) => sample.kind === kind)
}

function ofDurations(measure: DeliveryMeasure, samples: readonly Of<'durations'>[]): Figure {
  const values = samples.flatMap((sample) => sample.values)
  const left = samples.reduce((total, sample) => total + sample.left, 0)
  const isP95 = measure === 'ci duration p95'
  if (isP95 && values.length < FEWEST_FOR_P95) {
    const found = `${values.length} ${values.length === 1 ? 'run' : 'runs'}`
    const detail = `A 95th percentile needs at least ${FEWEST_FOR_P95} runs, and there were ${found}.`
    return { kind: 'none', reason: 'empty', detail }
  }
  const p90 = !isP95 && values.length >= FEWEST_FOR_P90 ? quantile(values, 0.9) : null
  const value = quantile(values, isP95 ? 0.95 : 0.5)
  return { kind: 'value', value, n: values.length, p90, left, unit: null }
}

function ofRatios(samples: readonly Of<'ratio'>[]): Figure {
  const whole = sum(samples.map((sample) => sample.whole))
  return told((100 * sum(samples.map(({ part }) => part))) / whole, whole)
}

function ofRates(measure: DeliveryMeasure, samples: readonly Of<'rate'>[]): Figure {
  const value = sum(samples.map(({ count, days }) => (count / days) * 7))
  return told(value, sum(samples.map(({ count }) => count)), measure === 'velocity' ? 'points' : null)
}

function ofAmounts(samples: readonly Of<'amounts'>[]): Figure {
  const [unit, other] = new Set(samples.map((sample) => sample.unit))
  if (unit === undefined || other !== undefined) {
    return mixed('The velocity of one team is counted in points and that of another in issues')
  }
  const values = samples.flatMap((sample) => sample.values)
  return told(quantile(values, 0.5), values.length, unit)
}

function told(value: number, n: number, unit: 'points' | 'issues' | null = null): Figure {
  return { kind: 'value', value, n, p90: null, left: 0, unit }
}

function mixed(why: string): Figure {
  return { kind: 'none', reason: 'unsupported_link', detail: `${why}, so they make no common figure.` }
}
