import { createDiscovery } from '#src/adapters/notion/discover/create-discovery.ts'
import type { Discovered } from '#src/core/audit/discovered.ts'
import { origin, type TestWorkspace, token } from '#test/adapters/notion/notion-workspace.ts'

/** Looks at a workspace as `okr-sync audit` does. */
export function discover(workspace: TestWorkspace, link: string): Promise<Discovered> {
  const discovery = createDiscovery({
    settings: { token, apiUrl: origin, requestsPerMinute: 180, owners: {}, timezone: 'UTC' },
    fiscalYearStart: 1,
    clock: workspace.clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  return discovery.discover(link)
}
