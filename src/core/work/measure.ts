import type { Instant } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import type { Measurement, UnknownReason, WorkLink, WorkReading } from './work.ts'
import { hasMeasure, measures, workAmount } from './work-amount.ts'
import { type LinkedWork, nameWork, workEvidence } from './work-evidence.ts'

interface Taken {
  readonly measurement: Measurement
  /** A fault of Source or Measure; where a link says nothing its code is the reason, for example `not_found`. */
  readonly problem: RowFault | null
}

/** Words in Unit that ask for a share as 0..1 instead of percent. */
const shareUnits = new Set(['share', 'ratio', 'fraction', '0..1'])

/** What a person at the row can do; null: nothing. */
const mends: Readonly<Record<UnknownReason, string | null>> = {
  not_found: 'Paste the link of work that exists, or share it with the account that okr-sync reads with.',
  foreign_workspace:
    'Paste a link from the Linear workspace that okr-sync reads, or have its LINEAR_API_KEY changed.',
  cancelled: 'Take the link out of Source, or paste the link of the work that replaced it.',
  empty: 'Put issues into it, or paste another link.',
  unsupported_link: 'Paste one of the links that can be measured.',
  not_configured:
    'Have the token of that system set for okr-sync, or empty Measure and type Current by hand.',
  source_failed: null,
  still_reading: null,
}

/**
 * Takes one number for a key result from all links in its Source. Counts add up; shares weigh by scope; one link that says
 * nothing makes the whole unknown, since a sum without it would be wrong. The evidence names nothing that the clock moves.
 *
 * Progress is percent 0..100, or 0..1 where the column has Notion's percent format or Unit asks for a share; done and open
 * are items; points are the share done of the points in scope (in Linear a point in progress counts as a quarter).
 * @param input.links of `parseLinks`
 * @param input.measure the option chosen in Measure, in lower case
 * @param input.readings one per link, by its url
 */
export function measure(input: {
  readonly links: readonly WorkLink[]
  readonly measure: string
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly currentFormat: 'number' | 'percent'
  readonly unit: string
  readonly now: Instant
}): Taken {
  const wanted = measures.find((each) => each === input.measure)
  if (wanted === undefined) {
    const message = `Measure is "${input.measure}", which okr-sync does not know.`
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
    if (reading.kind === 'unknown') return unread(reading.reason, reading.detail)
    all.push({ link, work: reading })
  }

  const fitting = measures.filter((each) => all.every(({ work }) => hasMeasure(work, each)))
  if (!fitting.includes(wanted)) {
    const message = `Measure is "${wanted}", which the work in Source does not have: ${nameAll(all)}.`
    return faulty({ code: 'measure_does_not_fit', property: 'Measure', message, mend: choose(fitting) })
  }
  if (wanted === 'progress' && new Set(all.map(({ work }) => work.scopeUnit)).size > 1) {
    return faulty({
      code: 'mixed_kinds',
      property: 'Source',
      message: `Source mixes work counted in points with work counted in items: ${nameAll(all)}.`,
      mend: 'Keep links of one kind in Source, or make a key result for each kind.',
    })
  }

  let total = 0
  let scope = 0
  for (const { work } of all) {
    total += workAmount(work, wanted)
    scope += work.scope
  }
  const evidence = workEvidence(wanted, all)
  if (wanted !== 'progress') return known(round(total, 2), evidence, input.now)
  if (scope === 0) return unread('empty', `There is nothing to measure progress by: ${nameAll(all)}.`)
  const asShare = input.currentFormat === 'percent' || shareUnits.has(input.unit.trim().toLowerCase())
  const share = total / scope
  return known(asShare ? round(share, 4) : round(share * 100, 2), evidence, input.now)
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

function known(value: number, evidence: string, measuredAt: Instant): Taken {
  return { measurement: { kind: 'value', value, measuredAt, evidence }, problem: null }
}

function unread(reason: UnknownReason, detail: string): Taken {
  const mend = mends[reason]
  const problem: RowFault | null =
    mend === null ? null : { code: reason, property: 'Source', message: detail, mend }
  return { measurement: { kind: 'unknown', reason, detail }, problem }
}

function faulty(problem: RowFault): Taken {
  return { measurement: { kind: 'unknown', reason: 'unsupported_link', detail: problem.message }, problem }
}

function choose(fitting: readonly string[]): string {
  return `Choose ${fitting.map((each) => `"${each}"`).join(' or ')} in Measure.`
}

function nameAll(all: readonly LinkedWork[]): string {
  return all.map((each) => `${nameWork(each)} (${each.work.scopeUnit})`).join(', ')
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
