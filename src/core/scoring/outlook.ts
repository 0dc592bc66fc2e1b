import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { type Colour, colourOf } from './colour.ts'
import type { Aim } from './definition.ts'
import { type Forecast, holdForecast, paceGap, reaches, settled, yesNoForecast } from './forecast.ts'
import { workSignal } from './linked-work.ts'
import { planClock } from './plan-clock.ts'
import type { Reading } from './readings.ts'
import { kept, type Score } from './score.ts'
import type { ScoreInput } from './score-input.ts'

/** How a key result will end as far as is known, and what that rests on. */
export interface Outlook {
  readonly forecast: Forecast
  /** null: not begun, over, or nothing was seen since the start. */
  readonly colour: Colour | null
  /** The raw score that linked work stands for, where the forecast goes by it. */
  readonly work: number | null
  /** Check-ins since the start, and one for the work. */
  readonly points: number
  /** Plan clock of the latest of them. */
  readonly clock: number
}

/** What is known of a key result today. */
export interface Seen extends Score {
  readonly latest: Reading | undefined
  /** The check-ins since the start, oldest first. */
  readonly since: readonly Reading[]
  readonly now: Day
  /** Elapsed share of the period. */
  readonly t: number
  readonly targetScore: number
}

/**
 * Forecast and colour of a key result (scoring rules, "forecast" and "status", rules 5 and 6). A check-in is judged by the plan of
 * its day however old it is, linked work by that of today, when it was read.
 */
export function outlookOf(
  input: Pick<ScoreInput, 'previousColour' | 'workShare'>,
  aim: Aim,
  seen: Seen,
  policy: Policy,
): Outlook {
  const { goal, period, pacing } = aim
  const { raw, latest, since, now, t, targetScore } = seen
  const isOver = now > period.end
  const work = isOver ? null : workSignal(goal, raw, input.workShare)
  const day = work === null ? latest?.day : now
  const clock = day === undefined ? 0 : planClock(pacing, period, day)
  const point = { raw: work ?? raw ?? 0, clock }
  const forecast = forecastOf(aim, seen, point, work !== null, policy)
  const points = since.length + (work === null ? 0 : 1)
  if (now < period.start || isOver || points === 0) return { forecast, colour: null, work, points, clock }

  const colour = colourOf(forecast.confidence, policy.cuts, { previousColour: input.previousColour, t })
  // Neither hysteresis nor a mean that was learned below 1 may turn red what is as far as was planned.
  const isOnPlan = (goal.kind === 'reach' || work !== null) && reaches(point.raw, clock * targetScore)
  return {
    forecast,
    colour: isOnPlan && colour === 'off_track' ? 'at_risk' : colour,
    work,
    points,
    clock,
  }
}

function forecastOf(
  { goal }: Aim,
  { raw, score, since, t, targetScore }: Seen,
  point: { readonly raw: number; readonly clock: number },
  isWork: boolean,
  policy: Policy,
): Forecast {
  if (goal.kind === 'hold') {
    const within = since.map(({ value }) => kept(goal, value) === 1)
    return holdForecast(score, t, within)
  }
  if (goal.kind === 'reach') return paceGap(point, targetScore, policy.forecast)
  if (raw === 1) return settled(raw, targetScore)
  if (!isWork) return yesNoForecast(t)
  // There is nothing between no and yes: what is projected is the chance itself, and no pace leads there.
  const { confidence, confidenceFull } = paceGap(point, targetScore, policy.forecast)
  return { forecast: confidence, confidence, confidenceFull, need: null, pace: null }
}
