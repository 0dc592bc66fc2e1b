import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Instant } from '#src/core/model.ts'
import { measure } from '#src/core/work/measure.ts'
import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import type { RowFault } from './row-fault.ts'

interface InitiativeProgress extends Pick<InitiativeResult, 'progress' | 'progressFrom'> {
  /** Where the number comes from, as a sentence; empty: there is none, or its source fails. */
  readonly because: string
  /** true: its source does not answer, and the number is the one that was written last. */
  readonly isFailing: boolean
  readonly faults: readonly RowFault[]
}

/**
 * How far an initiative is: the share done of the work in Source that has an end, else the mean score of its key results. A Source
 * that cannot be read is unknown; scores do not stand in for it. While its system fails the last number stands.
 * @param input.links of its Source
 * @param input.last the number that was written last; null: none
 */
export function initiativeProgress(input: {
  readonly source: string
  readonly links: readonly WorkLink[]
  /** Its key results that are neither dropped nor deferred. */
  readonly keyResults: readonly KeyResultResult[]
  readonly last: number | null
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly now: Instant
}): InitiativeProgress {
  const { source, links, keyResults, last, readings, now } = input
  if (source.trim() === '') return fromKeyResults(keyResults, 'Source is empty')
  const ending = links.filter((link) => hasEnd(readings.get(link.url)))
  if (links.length > 0 && ending.length === 0)
    return fromKeyResults(keyResults, 'no work in Source has an end')

  const { measurement, problem } = measure({
    links: ending,
    measure: 'progress',
    readings,
    currentFormat: 'percent',
    unit: '',
    now,
  })
  if (measurement.kind === 'value') {
    const because = `Progress from ${measurement.evidence}.`
    return { progress: measurement.value, progressFrom: 'source', because, isFailing: false, faults: [] }
  }
  if (measurement.reason === 'source_failed') {
    const progressFrom = last === null ? null : 'source'
    return { progress: last, progressFrom, because: '', isFailing: true, faults: [] }
  }
  const code = problem?.code ?? measurement.reason
  const message = code === 'no_link' ? 'Source holds no link.' : measurement.detail
  const mend =
    'Paste a link that okr-sync can read, or empty Source: Progress then comes from the key results.'
  return {
    progress: null,
    progressFrom: null,
    because: `Progress unknown: ${message}`,
    isFailing: false,
    faults: problem === null ? [] : [{ code, property: 'Source', message, mend }],
  }
}

/** A repository or a team goes on for ever. What was not read is taken to have an end. */
function hasEnd(reading: WorkReading | undefined): boolean {
  return reading?.kind !== 'known' || reading.share !== null
}

function fromKeyResults(keyResults: readonly KeyResultResult[], since: string): InitiativeProgress {
  const scores = keyResults.flatMap(({ score }) => score ?? [])
  if (scores.length === 0)
    return { progress: null, progressFrom: null, because: '', isFailing: false, faults: [] }
  const what =
    scores.length === 1 ? 'the score of its key result' : `the mean score of its ${scores.length} key results`
  return {
    progress: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    progressFrom: 'key_results',
    because: `Progress is ${what}, since ${since}.`,
    isFailing: false,
    faults: [],
  }
}
