import { type AuditReport, auditReport } from '#src/core/audit/audit-report.ts'
import { evaluate } from '#src/core/evaluate.ts'
import type { Instant, Snapshot } from '#src/core/model.ts'
import { noHistory } from '#src/core/no-history.ts'
import type { Policy } from '#src/core/policy.ts'
import { systemOf } from '#src/core/work/system-of.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Discovery } from '#src/ports/discovery.ts'
import { linkedWork } from './linked-work.ts'
import { unconnectedWork } from './unread-work.ts'

/** All that an audit runs on: there is no store, no mail, and no work beside Notion. */
export interface AuditDeps {
  readonly discovery: Discovery
  readonly policy: Policy
  readonly hosts: { readonly github: string }
  readonly clock: Clock
}

/**
 * What a workspace says about itself under the rules, told from a link alone. Nothing is written, mailed or kept.
 * @param options.asOf reckon with another moment than now
 * @param options.onStep hears what is being done, a sentence each
 * @throws Failure when Notion shows nothing under the link
 */
export async function audit(
  deps: AuditDeps,
  link: string,
  options: { readonly asOf?: Instant | undefined; readonly onStep?: (words: string) => void } = {},
): Promise<AuditReport> {
  const { policy, hosts } = deps
  const now = options.asOf ?? deps.clock.now()
  const discovered = await deps.discovery.discover(link, options.onStep)
  const { snapshot } = discovered
  const readings = unconnected(snapshot, hosts)
  const evaluation = evaluate({ snapshot, readings, history: noHistory, policy, hosts, now })
  return auditReport({ discovered, evaluation, policy, now })
}

/** What every link says while no system is connected: its key result waits for a setting, and not for an outage to pass. */
function unconnected(snapshot: Snapshot, hosts: AuditDeps['hosts']): ReadonlyMap<string, WorkReading> {
  const readings = [...linkedWork(snapshot, hosts).values()].flatMap((link) => {
    const system = systemOf(link)
    return system === null ? [] : unconnectedWork(system, [link])
  })
  return new Map(readings.map((reading) => [reading.url, reading]))
}
