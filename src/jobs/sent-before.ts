import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { MessageHead } from '#src/ports/outbox.ts'
import { dueReports } from './due-reports.ts'

/**
 * The mails of a report that nobody is to get any more, since everybody's was attempted before; null: somebody's was not.
 * @throws Failure when the store cannot be read
 */
export async function sentBefore(deps: Deps, report: Report): Promise<readonly MessageHead[] | null> {
  const due = dueReports(deps, report, deps.clock.now())
  const keys = new Set(due.flatMap(({ slot, to }) => to.map((address) => `${slot} ${address.toLowerCase()}`)))
  const slots = [...new Set(due.map(({ slot }) => slot))]
  const ended = await deps.outbox.heads(['sent', 'unknown', 'rejected'], { kind: report, slots })
  const before = ended.filter(({ slot, to }) => keys.has(`${slot} ${to}`))
  return before.length < keys.size ? null : before
}
