import type { InitiativeResult, KeyResultResult } from '#src/core/evaluation.ts'
import type { Initiative, Instant } from '#src/core/model.ts'
import { parseLinks } from '#src/core/work/links.ts'
import { measure } from '#src/core/work/measure.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import type { RowFault } from './row-fault.ts'

export interface InitiativeProgress extends Pick<InitiativeResult, 'progress' | 'progressFrom'> {
  /** Where the number comes from, as a sentence; empty: there is none. */
  readonly because: string
  readonly faults: readonly RowFault[]
}

/**
 * How far an initiative is: the share done of the work in Source, else the mean score of its key results. A Source that
 * cannot be read is unknown; scores do not stand in for it.
 */
export function initiativeProgress(input: {
  readonly initiative: Initiative
  /** Its key results that are neither dropped nor deferred. */
  readonly keyResults: readonly KeyResultResult[]
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly hosts: { readonly github: string }
  readonly now: Instant
}): InitiativeProgress {
  const { initiative, keyResults, readings, hosts, now } = input
  if (initiative.source.trim() === '') return fromKeyResults(keyResults)

  const { measurement, problem } = measure({
    links: parseLinks(initiative.source, hosts),
    measure: 'progress',
    readings,
    currentFormat: 'percent',
    unit: '',
    now,
  })
  if (measurement.kind === 'value') {
    const because = `Progress from ${measurement.evidence}.`
    return { progress: measurement.value, progressFrom: 'source', because, faults: [] }
  }
  const code = problem?.code ?? measurement.reason
  const message = code === 'no_link' ? 'Source holds no link.' : measurement.detail
  const mend =
    'Paste a link that okr-sync can read, or empty Source: Progress then comes from the key results.'
  return {
    progress: null,
    progressFrom: null,
    because: `Progress unknown: ${message}`,
    faults: problem === null ? [] : [{ code, property: 'Source', message, mend }],
  }
}

function fromKeyResults(keyResults: readonly KeyResultResult[]): InitiativeProgress {
  const scores = keyResults.flatMap(({ score }) => score ?? [])
  if (scores.length === 0) return { progress: null, progressFrom: null, because: '', faults: [] }
  const what =
    scores.length === 1 ? 'the score of its key result' : `the mean score of its ${scores.length} key results`
  return {
    progress: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    progressFrom: 'key_results',
    because: `Progress is ${what}, since Source is empty.`,
    faults: [],
  }
}
