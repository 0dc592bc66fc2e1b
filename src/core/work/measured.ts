import type { Instant, KeyResult } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { parseLinks } from './links.ts'
import { measure } from './measure.ts'
import type { Measurement, WorkReading } from './work.ts'
import { measures } from './work-amount.ts'

/**
 * What Source and Measure of a key result say; null where either is not set. Words in Source that hold no link are a person's
 * note, and ask for nothing.
 */
export function measured(
  keyResult: KeyResult,
  work: {
    readonly readings: ReadonlyMap<string, WorkReading>
    readonly hosts: { readonly github: string }
    readonly now: Instant
  },
): { readonly measurement: Measurement | null; readonly faults: readonly RowFault[] } {
  const links = keyResult.source.trim() === '' ? [] : parseLinks(keyResult.source, work.hosts)
  const take = (wanted: string) => measure({ ...keyResult, ...work, links, measure: wanted })
  if (keyResult.measure === null) {
    return { measurement: null, faults: links.length === 0 ? [] : [noMeasure(take)] }
  }
  if (keyResult.source.trim() === '') {
    const fault = {
      code: 'no_source',
      property: 'Source',
      message: `Measure is "${keyResult.measure}", but Source is empty, so nothing is measured.`,
      mend: 'Paste the link of the work in Linear or GitHub into Source, or empty Measure and type Current by hand.',
    }
    return { measurement: null, faults: [fault] }
  }
  const { measurement, problem } = take(keyResult.measure)
  return { measurement, faults: problem === null ? [] : [problem] }
}

function noMeasure(take: (measure: string) => { readonly measurement: Measurement }): RowFault {
  const fitting = measures.flatMap((name) => {
    const { measurement } = take(name)
    return measurement.kind === 'value' ? `"${name}" (${plainNumber(measurement.value)} now)` : []
  })
  const choices = fitting.length > 0 ? fitting : measures.map((name) => `"${name}"`)
  return {
    code: 'no_measure',
    property: 'Measure',
    message: 'Source holds a link, but Measure is empty, so nothing is measured.',
    mend: `Choose ${choices.join(' or ')} in Measure, or empty Source and type Current by hand.`,
  }
}
