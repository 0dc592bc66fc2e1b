import { createLog } from '#src/adapters/console/create-log.ts'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'
import { createDiscovery } from '#src/adapters/notion/discover/create-discovery.ts'
import type { Config } from '#src/config.ts'
import type { Clock } from '#src/ports/clock.ts'

/** What looks at a workspace that nobody has told anything of: no store, no mail, nothing that writes. */
export function composeAudit(config: Config, { clock = createSystemClock() }: { clock?: Clock } = {}) {
  const log = createLog({ level: config.logLevel, format: 'text', secrets: config.secrets })
  const { policy, hosts } = config
  return {
    discovery: createDiscovery({
      settings: config.notion,
      fiscalYearStart: policy.fiscalYearStart,
      clock,
      log,
    }),
    policy,
    hosts,
    clock,
  }
}
