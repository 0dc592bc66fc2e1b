import type { KeyResultResult, Recommendation } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { elapsed } from '#src/core/time/period.ts'
import { isCritical } from './critical-advice.ts'
import { idsOf, ownersOf, titlesOf } from './naming.ts'
import { withinAWeek } from './within-a-week.ts'

type Row = Pick<KeyResultResult, 'id' | 'title' | 'owners' | 'status' | 'risk' | 'reasons' | 'period'> &
  Partial<Pick<KeyResultResult, 'outage'>>

/** By now something should have been recorded, and should have moved. */
const A_QUARTER = 0.25

const ROUNDING = 1e-9

/**
 * What a quarter of the period has not moved. One at critical risk is told of elsewhere.
 * @param atRisk the riskiest first
 */
export function silenceAdvice(atRisk: readonly Row[], today: Day): readonly Recommendation[] {
  const silent = atRisk.filter(
    (row) =>
      (row.reasons.includes('no_check_in') || row.reasons.includes('no_movement')) &&
      // A source that fails is no fault of its owner.
      (row.outage ?? null) === null &&
      row.period !== null &&
      elapsed(row.period, today) >= A_QUARTER - ROUNDING &&
      !isCritical(row),
  )
  const unrecorded = silent.filter(({ reasons }) => reasons.includes('no_check_in'))
  // Yes or no has nothing to move until it is done.
  const unmoved = silent.filter(
    ({ reasons }) => !reasons.includes('no_check_in') && !reasons.includes('no_progress_signal'),
  )
  return [
    ...advice(unrecorded, 'no_check_in', today, {
      title: `Record a first value of ${titlesOf(unrecorded)}`,
      detail:
        'A quarter of the time has passed without a check-in. Type the latest value into Current, or set State to Dropped.',
    }),
    ...advice(unmoved, 'no_movement', today, {
      title: `Start on ${titlesOf(unmoved)}, or drop what will not be started`,
      detail: 'A quarter of the time has passed and the value is still that of the start.',
    }),
  ]
}

function advice(
  rows: readonly Row[],
  code: string,
  today: Day,
  said: Pick<Recommendation, 'title' | 'detail'>,
): readonly Recommendation[] {
  if (rows.length === 0) return []
  return [{ code, ...said, owner: ownersOf(rows), when: withinAWeek(rows, today), pageIds: idsOf(rows) }]
}
