import type { InitiativeResult, NoForecast } from '#src/core/initiative-result.ts'
import type { Day, Initiative } from '#src/core/model.ts'
import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import { workForecast } from '#src/core/work/work-forecast.ts'
import { wholeIdentity, workIdentity } from '#src/core/work/work-identity.ts'
import { isOver } from './is-over.ts'
import type { Moment } from './moment.ts'

type InitiativeForecast = Pick<InitiativeResult, 'forecast' | 'noForecast' | 'velocity'>

/**
 * When the work in an initiative's Source will be done. It is done when the last of its works is, so of several links the latest
 * days count; a milestone whose project is linked too is part of it. Work without an end, such as a repository, has no part in
 * it. One work that goes on and has no forecast leaves the whole without one: there is no saying which would be the last.
 */
export function initiativeForecast(input: {
  readonly links: readonly WorkLink[]
  readonly status: Initiative['status']
  readonly moment: Pick<Moment, 'readings' | 'today' | 'policy'>
}): InitiativeForecast {
  const { status, moment } = input
  if (isOver({ status })) return none('over', `it is ${status}`)
  const readings = readingsOf(input.links, moment.readings)
  if (readings.length === 0) return none('no_work', 'Source holds no link to work that has an end')
  const at = { today: moment.today, timezone: moment.policy.timezone }
  let velocity = 0
  const days: Record<'day' | 'earliest' | 'latest', Day> = { day: '', earliest: '', latest: '' }
  for (const reading of readings) {
    if (reading?.kind !== 'known') return none('unread', 'not all of its work could be read')
    const forecast = workForecast(reading, at)
    if (forecast.kind === 'none') {
      if (forecast.reason === 'over') continue
      return none(forecast.reason, forecast.because)
    }
    velocity += forecast.velocity
    for (const which of ['day', 'earliest', 'latest'] as const) {
      if (forecast.band[which] > days[which]) days[which] = forecast.band[which]
    }
  }
  if (days.day === '') return none('over', 'all its work is done')
  return { forecast: days, noForecast: null, velocity }
}

function none(reason: NoForecast['reason'], because: string): InitiativeForecast {
  return { forecast: null, noForecast: { reason, because }, velocity: null }
}

/** What each work that has an end said, without milestones whose project is linked too; undefined: nothing. */
function readingsOf(
  links: readonly WorkLink[],
  readings: ReadonlyMap<string, WorkReading>,
): readonly (WorkReading | undefined)[] {
  const linked = new Set(links.map(workIdentity))
  return links
    .filter((link) => link.kind !== 'linear_milestone' || !linked.has(wholeIdentity(link)))
    .map(({ url }) => readings.get(url))
    .filter((reading) => reading?.kind !== 'known' || reading.share !== null)
}
