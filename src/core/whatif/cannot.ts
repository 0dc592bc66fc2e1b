import { percent } from '#src/core/words/percent.ts'
import { plainDay, plainDayBeside } from '#src/core/words/plain-day.ts'
import type { Subject } from './subject.ts'

/** Why no option of a key result can be weighed; null: they can. */
export function cannot({ result, today, obstacle, isLost }: Subject): string | null {
  const { period, state, score } = result
  if (result.ended && period !== null) {
    const final = score === null ? 'without a score' : `with a score of ${percent(score)}`
    return `Its period ended on ${plainDayBeside(period.end, today)} ${final}; there is nothing left to choose.`
  }
  if (state === 'dropped' || state === 'deferred') return `It was ${state}, so it counts nowhere.`
  if (isLost) return 'Columns that it is reckoned from cannot be read; doctor names them.'
  if (result.status === 'unknown') {
    return obstacle === null ? 'Its value is not known.' : `${obstacle.message} ${obstacle.mend}`
  }
  if (result.status === 'complete') return 'It is complete; there is nothing left to choose.'
  if (period !== null && today < period.start) return `Its period begins on ${plainDay(period.start)}.`
  if (result.evidence === 'none')
    return 'Nothing was recorded since its period began, so no chance can be told. Fill Current first.'
  return null
}
