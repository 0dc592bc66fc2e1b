import type { ForecastBand, InitiativeResult } from '#src/core/initiative-result.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'
import { type Since, since } from './since.ts'

type Forecast = Pick<InitiativeResult, 'forecast' | 'noForecast' | 'velocity'>

/** A forecast, with what is to be remembered of it. */
interface KeptForecast extends Pick<Since, 'seen' | 'gone'> {
  readonly forecast: Forecast
}

/** The forecast of an initiative as it was reckoned; while its source fails the last one, unless it is over. */
export function keptForecast(input: {
  readonly pageId: string
  readonly reckoned: Forecast
  readonly isFailing: boolean
  readonly history: Pick<RowHistory, 'sightings'>
  readonly moment: Pick<Moment, 'now' | 'today' | 'policy'>
}): KeptForecast {
  const { pageId, reckoned, isFailing, history, moment } = input
  const isLost = isFailing && reckoned.noForecast?.reason !== 'over'
  const last = isLost
    ? history.sightings.flatMap(({ what }) => (isForecast(what) ? what : [])).at(-1)
    : undefined
  const what = reckoned.forecast === null ? (last ?? null) : nameOf(reckoned.forecast)
  const { seen, gone } = since({ pageId, what, kind: 'forecast_', history, moment })
  if (reckoned.forecast !== null || last === undefined) return { forecast: reckoned, seen, gone }
  const [, earliest = '', day = '', latest = ''] = last.split('_')
  return { forecast: { forecast: { earliest, day, latest }, noForecast: null, velocity: null }, seen, gone }
}

function nameOf({ earliest, day, latest }: ForecastBand) {
  return `forecast_${earliest}_${day}_${latest}` as const
}

function isForecast(what: string): what is ReturnType<typeof nameOf> {
  return what.startsWith('forecast_')
}
