import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import { readConfig } from '#src/config.ts'
import { noNews } from '#src/core/no-news.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { tick } from '#src/jobs/tick.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import type { LinearState } from '#src/sandbox/linear/state.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import { createTypedCells, type TypedCells } from '#src/sandbox/notion/typed-cells.ts'
import { startSandbox } from '#src/sandbox/start-sandbox.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openService } from './open-service.ts'
import { withFetch } from './with-fetch.ts'

/** The demo company at a moment, to start copies from. */
export interface Life {
  readonly at: string
  /** When the service last looked at it: what is edited later is news. */
  readonly lookedAt: string
  /** Which databases are the company's, as `init` prints them. */
  readonly databases: Readonly<Record<string, string>>
  readonly notion: NotionState
  readonly linear: LinearState
  readonly github: GithubState
  /** What people have typed until then. */
  readonly typed: TypedCells
  /** The service's store: a file, closed. */
  readonly store: string
  /** Removes the store. */
  clear(): void
}

/**
 * Lets the demo company and the service live through six weeks in which nothing goes wrong, up to the morning of a weekly run:
 * people have done their part of it, the service has not.
 * @param at a Monday, 08:00 UTC
 * @param options.looks how many days before it the service was there already; by default all that people lived
 */
export async function layLife(at: string, { looks = Infinity } = {}): Promise<Life> {
  const clock = createTestClock(at)
  const lookedAt = daysBefore(at, 3)
  const sandbox = await startSandbox({ now: () => new Date(clock.now()) })
  const folder = mkdtempSync(join(tmpdir(), 'okr-sync-life-'))
  const store = join(folder, 'store.db')
  try {
    return await withFetch(sandbox.fetch, async () => {
      const { notion: connection } = readConfig(sandbox.settings, 'init')
      const made = await initWorkspace({ settings: connection, page: sandbox.pageId, clock, log: silentLog })
      const ids = {
        objectives: made.settings.NOTION_OBJECTIVES,
        keyResults: made.settings.NOTION_KEY_RESULTS,
        initiatives: made.settings.NOTION_INITIATIVES,
        decisions: made.settings.NOTION_DECISIONS,
      }
      const typed = createTypedCells(sandbox.notion.state)
      const days = typed.watch(() => sandbox.layCompany(ids, at))
      const service = await openService(sandbox, made.settings, store, clock)
      for (const [index, day] of days.entries()) {
        const isLast = Date.parse(day.at) === Date.parse(at)
        if (isLast) {
          clock.set(lookedAt)
          await tick(service.deps)
        }
        clock.set(day.at)
        const seen = typed.watch(() => day.live())
        await service.deps.history.remember({ ...noNews, seen })
        if (!isLast && days.length - 1 - index <= looks) await tick(service.deps)
      }
      service.close()
      return {
        at,
        lookedAt,
        databases: made.settings,
        notion: sandbox.notion.state,
        linear: sandbox.linear.state,
        github: sandbox.github.state,
        typed,
        store,
        clear: () => rmSync(folder, { recursive: true }),
      }
    })
  } finally {
    await sandbox.close()
  }
}
