import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import { readConfig } from '#src/config.ts'
import type { Clock } from '#src/ports/clock.ts'
import { type Sandbox, startSandbox } from '#src/sandbox/start-sandbox.ts'
import { silentLog } from './silent-log.ts'
import { createTestClock } from './test-clock.ts'

export interface Company {
  readonly sandbox: Sandbox
  /** Everything that okr-sync needs to be told, but where its store is. */
  readonly settings: Readonly<Record<string, string>>
}

/**
 * The demo company as it stands at a moment, on stand-ins of its own: `init` has run, the service never has.
 * @param clock the stand-ins' time; by default it stands at that moment
 */
export async function startCompany(now: string, clock: Clock = createTestClock(now)): Promise<Company> {
  const sandbox = await startSandbox({ now: () => new Date(clock.now()), shortPages: false })
  const { notion } = readConfig(sandbox.settings, 'init')
  const { settings } = await initWorkspace({ settings: notion, page: sandbox.pageId, clock, log: silentLog })
  const ids = {
    objectives: settings.NOTION_OBJECTIVES,
    keyResults: settings.NOTION_KEY_RESULTS,
    initiatives: settings.NOTION_INITIATIVES,
    decisions: settings.NOTION_DECISIONS,
  }
  for (const day of sandbox.layCompany(ids, now)) day.live()
  return { sandbox, settings: { ...sandbox.settings, ...settings } }
}
