import type { Escalation } from '#src/core/mail/escalation.ts'
import { amount } from '#src/core/words/amount.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { namesOf } from './names-of.ts'

/** Name and value of each fact that a key result has. */
export function escalationFacts(escalation: Escalation): readonly (readonly [string, string])[] {
  const { score, expected, chance, chanceAsOf, today, objective, owners, period, lastCheckIn } = escalation
  const pace = paceOf(escalation)
  const { acknowledged } = escalation
  return [
    ['Owner', namesOf(owners) || 'Nobody'],
    ['Objective', cleanText(objective?.title ?? '', 100) || 'None'],
    ['Value', valueWords(escalation)],
    ['Score', `${formatScore(score)}, expected by now ${formatScore(expected)}${distance(escalation)}`],
    [
      'Chance',
      `${formatShare(chance)} ${aimOf(escalation)}${chanceAsOf === null ? '' : `, as of ${formatDay(chanceAsOf, today)}`}`,
    ],
    ...(pace === '' ? [] : [['Pace', pace] as const]),
    [
      'Period',
      period === null ? 'Unknown' : `${formatDay(period.start, today)} to ${formatDay(period.end, today)}`,
    ],
    ['Last check-in', lastCheckIn === null ? 'None' : formatDay(lastCheckIn, today)],
    ...(acknowledged === null ? [] : [['Acknowledged', formatDay(acknowledged, today)] as const]),
  ]
}

/** Level with the plan is not told: what is due at the end, or short of margin, is off track all the same. */
function distance({ gap }: Escalation): string {
  const apart = formatScore(gap === null ? null : Math.abs(gap))
  if (gap === null || apart === '0.00') return ''
  return gap > 0 ? ` (${apart} behind)` : ` (${apart} ahead)`
}

function aimOf({ type, targetScore, period, today }: Escalation): string {
  if (type !== 'yes_no') return `of reaching a score of ${formatScore(targetScore)}`
  return period === null ? 'of being done in time' : `of being done by ${formatDay(period.end, today)}`
}

function valueWords({ type, current, baseline, target, currentFormat, unit }: Escalation): string {
  if (type === 'yes_no' && current !== null) return current === 1 ? 'Done' : 'Not done'
  const inUnit = (value: number) => amount({ currentFormat, unit }, value)
  const way = [
    baseline === null ? '' : `baseline ${inUnit(baseline)}`,
    target === null ? '' : `target ${inUnit(target)}`,
  ].filter((end) => end !== '')
  const value = current === null ? 'Unknown' : inUnit(current)
  return way.length === 0 ? value : `${value}; ${way.join(', ')}`
}

/** Empty: it is no matter of pace. */
function paceOf({ need, pace: likely }: Escalation): string {
  if (need === null) return ''
  const found = `Needs ${plainNumber(need)} times the planned pace`
  return likely === null ? found : `${found}; ${plainNumber(likely)} is likely`
}
