import { planClock } from '#src/core/scoring/plan-clock.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import type { Subject } from './subject.ts'
import type { People } from './what-if.ts'

const WEEK = 7

/** The pace that is needed against the pace so far, and the weeks that are left for it; no chance, since no rule knows what people add. */
export function peopleOption(subject: Subject): People {
  const { aim, result, today, keyResult } = subject
  const { need, pace, raw, lastCheckIn, current, targetScore } = result
  const weeksLeft = aim === null ? 0 : (daysBetween(today, aim.period.end) + 1) / WEEK
  const weeks = weeksLeft === 1 ? '1 week is' : `${plainNumber(Math.round(weeksLeft * 10) / 10)} weeks are`
  const none = {
    neededPace: need,
    likelyPace: pace,
    paceSoFar: null,
    neededPerWeek: null,
    soFarPerWeek: null,
  }
  if (
    aim?.goal.kind !== 'reach' ||
    need === null ||
    lastCheckIn === null ||
    current === null ||
    raw === null
  ) {
    const words = `${weeks} left; a pace has no meaning for this kind.`
    return { ...none, weeksLeft, words }
  }

  const { goal, period, pacing } = aim
  const baseline = goal.baseline ?? 0
  const clock = planClock(pacing, period, lastCheckIn)
  const daysSoFar = daysBetween(period.start, lastCheckIn)
  const reach = baseline + targetScore * (goal.target - baseline)
  const neededPerWeek = (reach - current) / weeksLeft
  const soFarPerWeek = daysSoFar > 0 ? ((current - baseline) / daysSoFar) * WEEK : null
  const paceSoFar = clock > 0 ? raw / clock : null
  const to = isMilestoneList(keyResult)
    ? percent(targetScore)
    : `${bareAmount(keyResult, reach)} (${percent(targetScore)})`
  const way = Math.sign(goal.target - baseline)
  const soFar = soFarPerWeek === null ? '' : `, ${bareWeek(soFarPerWeek * way, keyResult)} so far`
  const words =
    need === 0
      ? `${weeks} left; ${to} is reached, so no pace is needed but to stay there.`
      : `${weeks} left. To reach ${to} it takes ${perWeek(neededPerWeek * way, keyResult)}${soFar}. Times the plan: ${multiples(need, paceSoFar, pace)}.`
  return { neededPace: need, likelyPace: pace, paceSoFar, neededPerWeek, soFarPerWeek, weeksLeft, words }
}

function multiples(need: number, soFar: number | null, likely: number | null): string {
  return [
    `${plainNumber(need)} needed`,
    ...(soFar === null ? [] : [`${plainNumber(soFar)} so far`]),
    ...(likely === null ? [] : [`${plainNumber(likely)} likely`]),
  ].join(', ')
}

/** @param along the way covered in a week, below 0: away from the target */
function perWeek(along: number, keyResult: Subject['keyResult']): string {
  const amount = `${valueInWords(keyResult, Math.abs(along))} a week`
  return along < 0 ? `${amount} the wrong way` : amount
}

/** The same beside one with its unit. */
function bareWeek(along: number, keyResult: Subject['keyResult']): string {
  const share = isMilestoneList(keyResult) ? percent(Math.abs(along)) : bareAmount(keyResult, Math.abs(along))
  return along < 0 ? `${share} the wrong way` : share
}
