import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'
import { plainDayBeside } from './plain-day.ts'

/**
 * When the work of an initiative will be done, and whether that is behind the end of its timeline; nothing where there is no
 * forecast for want of work, or of words about it.
 */
export function forecastInWords(
  row: Pick<InitiativeResult, 'forecast' | 'noForecast' | 'timeline'>,
  isLate: boolean,
  today: Day,
): string {
  const { forecast, noForecast, timeline } = row
  const say = (day: Day) => plainDayBeside(day, today)
  const end = timeline === null ? '' : `after the end of Timeline on ${say(timeline.end)}`
  if (forecast !== null) {
    const { day, earliest, latest } = forecast
    const late = isLate ? `, ${end}` : ''
    return `Forecast ${say(day)} (${say(earliest)} to ${say(latest)})${late}.`
  }
  const none = noForecast?.reason === 'nothing_completed' ? `No forecast: ${noForecast.because}.` : ''
  return isLate ? `The last forecast was ${end}. ${none}`.trim() : none
}
