import type { Day, KeyResult } from '#src/core/model.ts'
import { unansweredSince } from '#src/core/words/outage-in-words.ts'
import { keyResultFaults } from './key-result-faults.ts'
import { noTarget } from './no-target.ts'
import type { Place } from './objective-of.ts'
import type { RowFault } from './row-fault.ts'
import type { ScoredInCycle } from './score-in-cycle.ts'

/** What is wrong with a key result's place, definition, source and record, and which of it keeps it from being scored. */
export function scoreFaults(input: {
  readonly keyResult: KeyResult
  readonly place: Place
  readonly scored: ScoredInCycle
  readonly today: Day
}): {
  readonly faults: readonly RowFault[]
  /** null: it is scored. */
  readonly obstacle: Pick<RowFault, 'message' | 'mend'> | null
} {
  const { keyResult, place, scored, today } = input
  const { measurement, sourceFaults, value, score } = scored
  // A period that is missing is said once, on the row where it can be mended.
  const problems = score.problems
    .filter(({ code }) => code !== 'no_period' || place.obstacle === null)
    .map((problem) => noTarget(problem, keyResult))
  const record = keyResultFaults({ ...value, keyResult, measurement, today })
  const obstacle =
    place.obstacle ??
    problems.find(({ level }) => level === 'error') ??
    sourceFaults[0] ??
    notMeasured(scored) ??
    record.find(({ code }) => code === 'implausible_measurement') ??
    null
  return {
    faults: [
      ...(place.fault === null ? [] : [place.fault]),
      ...problems.map(({ level: _, ...fault }): RowFault => fault),
      ...sourceFaults,
      ...record,
    ],
    obstacle: score.valid ? null : obstacle,
  }
}

function notMeasured({
  measurement,
  outage,
}: Pick<ScoredInCycle, 'measurement' | 'outage'>): Pick<RowFault, 'message' | 'mend'> | null {
  if (measurement?.kind !== 'unknown') return null
  const message =
    outage === null ? measurement.detail : `${unansweredSince(outage)}, and no value is known yet.`
  return { message, mend: 'The next run tries again; until then, type Current by hand.' }
}
