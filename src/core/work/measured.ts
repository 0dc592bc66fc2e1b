import type { Instant, KeyResult } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { either } from '#src/core/words/either.ts'
import type { FigurePolicy } from './delivery-amount.ts'
import { parseLinks } from './links.ts'
import { measure } from './measure.ts'
import { MEASURE_LABEL } from './measure-label.ts'
import type { Measurement, WorkLink, WorkReading } from './work.ts'
import { measures } from './work-amount.ts'

interface Work {
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly hosts: { readonly github: string }
  readonly policy: { readonly delivery: FigurePolicy }
  readonly now: Instant
}

/**
 * What Source and Measure of a key result say; null where either is not set. Words in Source that hold no link are a person's
 * note, and ask for nothing.
 */
export function measured(
  keyResult: KeyResult,
  work: Work,
): { readonly measurement: Measurement | null; readonly faults: readonly RowFault[] } {
  const links = keyResult.source.trim() === '' ? [] : parseLinks(keyResult.source, work.hosts)
  if (keyResult.measure === null) {
    return { measurement: null, faults: links.length === 0 ? [] : [noMeasure(links, work)] }
  }
  if (keyResult.source.trim() === '') {
    const wanted = measures.find((name) => name === keyResult.measure)
    const label = wanted === undefined ? cleanText(keyResult.measure, 40) : MEASURE_LABEL[wanted]
    const fault = {
      code: 'no_source',
      property: 'Source',
      message: `Measure is "${label}", but Source is empty, so nothing is measured.`,
      mend: 'Paste the link of the work in Linear or GitHub into Source, or empty Measure and type Current by hand.',
    }
    return { measurement: null, faults: [fault] }
  }
  const { measurement, problem } = measure({ ...keyResult, ...work, links, measure: keyResult.measure })
  return { measurement, faults: problem === null ? [] : [problem] }
}

/** Shows what each measure that fits would give, in its own unit. */
function noMeasure(links: readonly WorkLink[], work: Work): RowFault {
  const taken = measures.map((name) => {
    const { words, problem } = measure({ ...work, links, measure: name, currentFormat: 'number', unit: '' })
    return { label: `"${MEASURE_LABEL[name]}"`, words, problem }
  })
  const given = taken.flatMap(({ label, words }) => (words === null ? [] : [`${label} (${words})`]))
  // A link that says nothing says the same to all measures.
  const unread = taken.find(({ problem }) => problem?.property === 'Source')?.problem
  const why = given.length === 0 && unread != null ? ` ${unread.message}` : ''
  const apart = taken.find(({ problem }) => problem?.code === 'measure_does_not_fit')?.problem
  const choice = given.length === 0 ? 'what to take from it' : either(given)
  return {
    code: 'no_measure',
    property: 'Measure',
    message: `Source holds a link, but Measure is empty, so nothing is measured.${why}`,
    mend:
      given.length === 0 && apart != null
        ? apart.mend
        : `Choose ${choice} in Measure, or empty Source and type Current by hand.`,
  }
}
