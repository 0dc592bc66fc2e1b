import type { Measurement } from '#src/core/work/work.ts'
import { amount } from './amount.ts'
import type { Case, Standing } from './case.ts'
import { percent } from './percent.ts'
import { plainDay } from './plain-day.ts'
import { plainNumber } from './plain-number.ts'

/** It stands on the same row, and would leave no room for what is wrong with it. */
const ADDRESS = /\bhttps?:\/\/[^\s,;]*[^\s,;:.]/g

/** Of one link: its name, and the number that it gives with its unit. */
const NUMBER = /^([^(]*?): (-?[\d.]+) [^,:;()]+, /

/** That nothing new has come for too long, since when. */
export function silenceInWords({ score, day }: Standing): string {
  if (score.reasons.includes('unverified')) return `No new value since ${plainDay(day)}: unverified.`
  return score.reasons.includes('stale') ? `No new value since ${plainDay(day)}.` : ''
}

/** How many check-ins the chance rests on, and how old they are. */
export function evidenceInWords({ score, aim, days }: Standing): string {
  const since = days.filter(({ day }) => day >= aim.period.start)
  const [first] = since
  if (first === undefined || aim.goal.kind === 'yes_no') return ''
  if (since.length === 1) return 'One check-in only.'
  return score.evidence === 'low'
    ? `${since.length} check-ins, early in the period.`
    : `${since.length} check-ins since ${plainDay(first.day)}.`
}

/** What the chance rests on where the value itself does not show how far it is. */
export function signalInWords({ score, scoreInput }: Case): string {
  if (score.reasons.includes('from_linked_work') && scoreInput.workShare !== null)
    return `The linked work is ${percent(scoreInput.workShare)} done; the chance rests on it.`
  return score.reasons.includes('no_progress_signal')
    ? 'Nothing shows how far it is, so its chance falls as time goes by.'
    : ''
}

/** A correction that cannot be scored (12 of a Yes/No) is not where the number comes from. */
export function originInWords(found: Case): string {
  const { current, measurement, keyResult, score } = found
  const isTyped = score.current !== null && score.current === keyResult.current
  if (current.kind === 'correction' && isTyped)
    return `Typed by a person over the measured ${amount(keyResult, current.measured)}.`
  if ((current.kind === 'measured' || current.kind === 'correction') && measurement?.kind === 'value')
    return `Measured: ${basis(measurement)}.`
  return unreadInWords(found)
}

/** What the number rests on: the number itself stands in the same text already. */
function basis({ value, evidence }: Extract<Measurement, { kind: 'value' }>): string {
  return evidence.replace(NUMBER, (said: string, work: string, number: string) =>
    number === plainNumber(value) ? `${work}, ` : said,
  )
}

/** Why there is no measured number; of a source that fails as a whole `outageInWords` tells. */
export function unreadInWords({ measurement }: Case): string {
  if (measurement?.kind !== 'unknown' || measurement.reason === 'source_failed') return ''
  return `Not measured: ${measurement.detail.replace(ADDRESS, 'the link in Source')}`
}
