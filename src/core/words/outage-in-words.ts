import type { RowOutage } from '#src/core/row-outage.ts'
import type { WorkSystem } from '#src/core/work/work.ts'
import type { Case } from './case.ts'
import { SYSTEM_LABEL } from './labels.ts'
import { plainDay } from './plain-day.ts'

/** `Linear`, or `Linear and GitHub`. */
export function systemNames(systems: readonly WorkSystem[]): string {
  return systems.map((system) => SYSTEM_LABEL[system]).join(' and ')
}

/** `Linear has not answered since 12 Nov`. */
export function unansweredSince({ systems, since }: Pick<RowOutage, 'systems' | 'since'>): string {
  const verb = systems.length > 1 ? 'have' : 'has'
  return `${systemNames(systems)} ${verb} not answered since ${plainDay(since)}`
}

/** That a source fails, since when, and of which day is what stands; nothing where none fails. */
export function outageInWords({ outage, measurement, score, keyResult }: Case): string {
  if (outage === null) return ''
  const failing = unansweredSince(outage)
  const { lastCheckIn: day, current } = score
  if (day === null || score.reasons.includes('no_check_in')) return `${failing}.`
  if (measurement?.kind !== 'unknown') return `${failing}; the chance rests on what was read before.`
  const isTyped = day > outage.since && current === keyResult.current
  const what = isTyped ? 'the value is' : 'value and status are'
  return `${failing}; ${what} of ${plainDay(day)}.`
}
