import type { Escalation } from '#src/core/mail/escalation.ts'
import { amount } from '#src/core/words/amount.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { RISK_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { formatDay, formatInstant } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'

/** `[Off track] Checkout p95 under 300 ms`. */
export function escalationSubject({ title }: Escalation): string {
  return `[${STATUS_LABEL.off_track}] ${cleanText(title, 60)}`
}

export const BUTTON_WORDS = 'Open the key result in Notion'

/** What every letter asks. */
export const ASKED =
  'Open the row in Notion and fill in one of two cells: Acknowledged, the day you took it on, or Recovery plan, what brings it back. Either tells everyone that somebody is on it.'

export function openedWords({ openedAt, risk, status, ruled }: Escalation): string {
  const whose = status === ruled ? 'Risk' : 'Risk by the rules'
  return `It turned off track on ${formatInstant(openedAt)}. ${whose}: ${RISK_LABEL[risk]}.`
}

/** The inbox line: what is known in one sentence. */
export function escalationPreheader({ score, expected, chance, owners }: Escalation): string {
  const known = `Score ${formatScore(score)}, expected ${formatScore(expected)}, chance ${formatShare(chance)}`
  return `${known}. Owner: ${owners.join(', ') || 'nobody'}.`
}

/** Name and value of each fact that it has. */
export function factsOf(escalation: Escalation): readonly (readonly [string, string])[] {
  const { score, expected, chance, chanceAsOf, today, objective, owners, period, lastCheckIn } = escalation
  const pace = paceOf(escalation)
  return [
    ['Owner', owners.join(', ') || 'Nobody'],
    ['Objective', objective?.title ?? 'None'],
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
  ]
}

/** What a person says beside the rules, why, and the owner's own words. */
export function remarksOf(escalation: Escalation): readonly string[] {
  const { why, note } = escalation
  return [
    ...leadersWord(escalation),
    ...(why === '' ? [] : [`Why: ${why}`]),
    ...(note === '' ? [] : [`Note: “${note}”`]),
  ]
}

/** What to do about it first, then what every such letter asks. */
export function askedOf({ recommendation, today }: Escalation): readonly string[] {
  if (recommendation === null) return [ASKED]
  const { title, detail, when } = recommendation
  return [`${when === 'now' ? 'Now' : `By ${formatDay(when, today)}`}: ${title}. ${detail}`, ASKED]
}

export function escalationFooter({ sentTo, asOf, ruleVersion }: Escalation): readonly string[] {
  return [
    ...(sentTo.length === 0 ? [] : [`Sent to ${sentTo.join(', ')}.`]),
    `Computed by okr-sync as of ${formatInstant(asOf)}, rules ${ruleVersion}. Sent once per episode.`,
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
