import type { Instant } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { either } from '#src/core/words/either.ts'
import type { AmountOfWork } from './amount-of-work.ts'
import { countedAmount } from './counted-amount.ts'
import { deliveryAmount, type FigurePolicy } from './delivery-amount.ts'
import { inUnit } from './in-unit.ts'
import { MEASURE_LABEL } from './measure-label.ts'
import type { UnknownReason } from './unknown-reason.ts'
import { wholesWithParts } from './wholes-with-parts.ts'
import type { Measurement, WorkLink, WorkReading } from './work.ts'
import { hasMeasure, isDeliveryMeasure, type Measure, measures } from './work-amount.ts'
import { type LinkedWork, nameWork } from './work-evidence.ts'

interface Taken {
  readonly measurement: Measurement
  /** A fault of Source, Measure or Unit; where a link says nothing its code is the reason, for example `not_found`. */
  readonly problem: RowFault | null
  /**
   * The number with the unit that is its own, for example `31 h`, or `nothing yet` where the measure fits and there is none;
   * null: it does not fit, or a link says nothing.
   */
  readonly words: string | null
}

/** What a person at the row can do about a link that says nothing; null: nothing. */
const mends: Readonly<Record<UnknownReason, string | null>> = {
  not_found: 'Paste the link of work that exists, or share it with the account that okr-sync reads with.',
  foreign_workspace:
    'Paste a link from the Linear workspace that okr-sync reads, or have okr-sync connected to the other one.',
  cancelled: 'Take the link out of Source, or paste the link of the work that replaced it.',
  empty: 'Put issues into it, or paste another link.',
  unsupported_link: 'Paste one of the links that can be measured.',
  not_configured:
    'Have the token of that system set for okr-sync, or empty Measure and type Current by hand.',
  source_failed: null,
  still_reading: null,
}

/**
 * Takes one number for a key result from all links in its Source. Counts add up; shares weigh by scope; durations pool their
 * events. One link that says nothing makes the whole unknown, since a sum without it would be wrong. The evidence names nothing
 * that the clock moves.
 *
 * Shares are percent 0..100, or 0..1 where the column has Notion's percent format or Unit asks for a share; durations are hours,
 * those of builds minutes, frequencies a week's, counts as they are, unless Unit names another (`inUnit`).
 * @param input.links of `parseLinks`
 * @param input.measure the option chosen in Measure, in lower case
 * @param input.readings one per link, by its url
 * @param input.policy absent: around the clock, and without DORA's bands
 */
export function measure(input: {
  readonly links: readonly WorkLink[]
  readonly measure: string
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly currentFormat: 'number' | 'percent'
  readonly unit: string
  readonly policy?: { readonly delivery: FigurePolicy }
  readonly now: Instant
}): Taken {
  const wanted = measures.find((each) => each === input.measure)
  if (wanted === undefined) {
    const message = `Measure is "${cleanText(input.measure, 40)}", which okr-sync does not know.`
    return faulty({ code: 'unknown_measure', property: 'Measure', message, mend: choose(measures) })
  }
  if (input.links.length === 0) {
    return faulty({
      code: 'no_link',
      property: 'Source',
      message: 'Measure is set, but Source holds no link.',
      mend: 'Paste the link of the work in Linear or GitHub, or empty Measure and type Current by hand.',
    })
  }

  const all: LinkedWork[] = []
  for (const link of input.links) {
    const reading = readingOf(link, input.readings)
    if (reading.kind === 'unknown') {
      const { reason, detail } = reading
      return unread({ reason, detail, mend: mends[reason] })
    }
    all.push({ link, work: reading })
  }

  const label = MEASURE_LABEL[wanted]
  if (!all.every(({ work }) => hasMeasure(work, wanted))) {
    const fitting = measures.filter((each) => all.every(({ work }) => hasMeasure(work, each)))
    const works = all.map(nameWork).join(', ')
    const message = `Measure is "${label}", which the work in Source does not have: ${works}.`
    const mend =
      fitting.length > 0 ? choose(fitting) : 'Keep links in Source that have one measure in common.'
    return faulty({ code: 'measure_does_not_fit', property: 'Measure', message, mend })
  }

  const amount = amountOf(wanted, all, input.policy?.delivery)
  if (amount.kind === 'none') return { ...unread(amount), words: 'nothing yet' }
  if (amount.kind === 'mixed') {
    return faulty({
      code: 'mixed_kinds',
      property: 'Source',
      message: `Source mixes ${amount.detail}.`,
      mend: 'Keep links of one kind in Source, or make a key result for each kind.',
    })
  }
  const value = inUnit(amount.value, amount.dimension, input, label)
  if (typeof value !== 'number') return faulty(value)
  const { evidence, words } = amount
  return {
    measurement: { kind: 'value', value, measuredAt: input.now, evidence },
    problem: null,
    words,
  }
}

function amountOf(
  measure: Measure,
  all: readonly LinkedWork[],
  policy: FigurePolicy = { businessHours: null, doraYear: null },
): AmountOfWork {
  const twice = wholesWithParts(all)
  if (twice.length > 0) {
    return { kind: 'mixed', detail: `a whole with a part of it: ${twice.map(nameWork).join(', ')}` }
  }
  return isDeliveryMeasure(measure) ? deliveryAmount(measure, all, policy) : countedAmount(measure, all)
}

function readingOf(link: WorkLink, readings: ReadonlyMap<string, WorkReading>): WorkReading {
  const { url } = link
  if (link.kind === 'unsupported') {
    return { kind: 'unknown', url, reason: 'unsupported_link', detail: link.message }
  }
  return (
    readings.get(url) ?? {
      kind: 'unknown',
      url,
      reason: 'source_failed',
      detail: `The link ${url} was not read.`,
    }
  )
}

function unread(none: {
  readonly reason: UnknownReason
  readonly detail: string
  readonly mend: string | null
}): Taken {
  const { reason, detail, mend } = none
  const problem: RowFault | null =
    mend === null ? null : { code: reason, property: 'Source', message: detail, mend }
  return { measurement: { kind: 'unknown', reason, detail }, problem, words: null }
}

function faulty(problem: RowFault): Taken {
  const measurement: Measurement = {
    kind: 'unknown',
    reason: 'unsupported_link',
    detail: problem.message,
  }
  return { measurement, problem, words: null }
}

function choose(fitting: readonly Measure[]): string {
  return `Choose ${either(fitting.map((each) => `"${MEASURE_LABEL[each]}"`))} in Measure.`
}
