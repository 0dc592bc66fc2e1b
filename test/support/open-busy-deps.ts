import type { Clock } from '#src/ports/clock.ts'
import type { Deps } from '#src/ports/deps.ts'
import { aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'
import type { BusySource } from './lay-busy-work.ts'
import { openDeps } from './open-deps.ts'

/**
 * What a sync of a busy company needs: a key result for each source, Notion that takes every page, and mail that always leaves.
 * @param settings of stand-ins for Linear and GitHub
 */
export async function openBusyDeps(
  settings: Readonly<Record<string, string>>,
  sources: readonly BusySource[],
  clock: Clock,
): Promise<{ deps: Deps; close(): void }> {
  const databases = { NOTION_OBJECTIVES: 'o'.repeat(32), NOTION_KEY_RESULTS: 'k'.repeat(32) }
  const { deps, close } = await openDeps({ ...settings, ...databases }, clock)
  const keyResults = sources.map((source, index) =>
    aKeyResult({ ...source, id: `k${index}`, current: null, acceptedFindings: ['implausible_measurement'] }),
  )
  return {
    deps: {
      ...deps,
      okrs: { ...deps.okrs, read: async () => aSnapshot({ keyResults }), write: async () => clock.now() },
      mailer: { send: async () => ({ state: 'sent' }) },
    },
    close,
  }
}
