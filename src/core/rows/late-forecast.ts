import type { InitiativeResult, NoForecast } from '#src/core/initiative-result.ts'
import type { Initiative } from '#src/core/model.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'
import { type Since, since } from './since.ts'

/** Where there is no forecast for one of these, the work is not known to go any better. */
const HOLDING: ReadonlySet<NoForecast['reason']> = new Set([
  'unread',
  'no_course',
  'first_week',
  'nothing_completed',
])

/**
 * Since when the forecast of an initiative has been behind the end of its timeline. Where the forecast is lost, because its
 * source fails or the work stands still, it lasts until the end of the timeline is moved: lack of data makes nothing green.
 */
export function lateForecast(input: {
  readonly initiative: Pick<Initiative, 'id' | 'timeline'>
  readonly forecast: Pick<InitiativeResult, 'forecast' | 'noForecast'>
  readonly history: Pick<RowHistory, 'sighting' | 'sightings'>
  readonly moment: Pick<Moment, 'now' | 'today' | 'policy'>
}): Since {
  const { initiative, history, moment } = input
  const { forecast, noForecast } = input.forecast
  const end = initiative.timeline?.end
  const late = end === undefined ? null : (`late_${end}` as const)
  const isHeld =
    late !== null &&
    noForecast !== null &&
    HOLDING.has(noForecast.reason) &&
    history.sighting(late) !== undefined
  const isLate = isHeld || (end !== undefined && forecast !== null && forecast.day > end)
  return since({ pageId: initiative.id, what: isLate ? late : null, kind: 'late_', history, moment })
}
