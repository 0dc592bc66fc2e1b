import type { Deps } from '#src/ports/deps.ts'

/** What says when reports leave, of the settings. */
export function reportCalendar({
  schedule,
  policy,
  mailPolicy,
}: Pick<Deps, 'mailPolicy' | 'policy' | 'schedule'>) {
  const { timezone, digestAt } = schedule
  return { timezone, digestAt, fiscalYearStart: policy.fiscalYearStart, mail: mailPolicy }
}
