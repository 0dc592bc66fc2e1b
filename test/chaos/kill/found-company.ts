import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import { readConfig } from '#src/config.ts'
import { createTypedCells, type TypedCells } from '#src/sandbox/notion/typed-cells.ts'
import { type Sandbox, startSandbox } from '#src/sandbox/start-sandbox.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openLibsql } from '#workers/open-libsql.ts'
import { type CompanyLife, layRows } from './lay-rows.ts'

/** Where the work happens that is measured. */
type WorkSystem = 'linear' | 'github'

/** A company whose Notion is laid out for the service, on a Monday on which that has never run. */
export interface Company {
  readonly sandbox: Sandbox
  /** Everything but DATABASE_URL. */
  readonly settings: Readonly<Record<string, string>>
  readonly clock: ReturnType<typeof createTestClock>
  readonly typed: TypedCells
  readonly life: CompanyLife
  /** The service's store: a file. */
  readonly store: string
  /** Lets a system fail from now on, or answer again. */
  setDown(system: WorkSystem, isDown: boolean): void
  /** Keeps how everything stands but the work. Answers what puts it back, as often as one likes. */
  save(): () => void
  close(): Promise<void>
}

/** A disk in memory, where there is one: hundreds of copies of a store are written there. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** More than some runs ask a system. */
const MANY = 200

/** Linear is not there; GitHub refuses its token, which eng ops hear of at once. */
const DOWN = {
  linear: { status: 503, body: '<html>', headers: { 'Content-Type': 'text/html' } },
  github: { status: 401, body: '{}', headers: { 'Content-Type': 'application/json' } },
}

export async function foundCompany(): Promise<Company> {
  const clock = createTestClock('2026-11-02T07:30:00.000Z')
  const sandbox = await startSandbox({ now: () => new Date(clock.now()), shortPages: false })
  const folder = mkdtempSync(join(MEMORY, 'okr-sync-kill-'))
  const file = join(folder, 'store.db')
  const { notion } = readConfig(sandbox.settings, 'init')
  const init = await initWorkspace({
    settings: notion,
    page: sandbox.pageId,
    clock,
    log: silentLog,
    fetch: sandbox.fetch,
  })
  const settings = {
    ...sandbox.settings,
    ...init.settings,
    ESCALATE_TO: 'cto@lumen-freight.example',
    OPS_TO: 'ops@lumen-freight.example',
    POLICY: JSON.stringify({ decisions: { ask: true } }),
    LOG_LEVEL: 'error',
  }
  const ids = {
    objectives: init.settings.NOTION_OBJECTIVES,
    keyResults: init.settings.NOTION_KEY_RESULTS,
    initiatives: init.settings.NOTION_INITIATIVES,
    decisions: init.settings.NOTION_DECISIONS,
  }
  const typed = createTypedCells(sandbox.notion.state)
  const life = typed.watch(() => layRows(sandbox, ids, () => clock.now()))

  // Only to make its tables.
  const store = await openLibsql(`file:${file}`)
  store.close()
  clock.set('2026-11-02T08:32:00.000Z')

  const { state } = sandbox.notion
  const down = new Set<WorkSystem>()
  let saved = 0

  function setDown(system: WorkSystem, isDown: boolean): void {
    if (isDown) down.add(system)
    else down.delete(system)
    const faults = Array.from({ length: isDown ? MANY : 0 }, () => DOWN[system])
    sandbox[system].state.faults.splice(0, Infinity, ...faults)
  }

  return {
    sandbox,
    settings,
    clock,
    typed,
    life,
    store: file,
    setDown,
    save() {
      const [shown, now, failing] = [structuredClone(state), clock.now(), [...down]]
      saved += 1
      const copy = `${file}.${saved}`
      copyFileSync(file, copy)
      return () => {
        Object.assign(state, structuredClone(shown))
        for (const system of failing) setDown(system, true)
        clock.set(now)
        copyFileSync(copy, file)
      }
    },
    async close() {
      await sandbox.close()
      rmSync(folder, { recursive: true })
    },
  }
}
