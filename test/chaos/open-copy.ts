import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '#src/ports/clock.ts'
import type { Faults } from '#src/sandbox/faults/create-faults.ts'
import type { TypedCells } from '#src/sandbox/notion/typed-cells.ts'
import { type Sandbox, startSandbox } from '#src/sandbox/start-sandbox.ts'
import type { Life } from './lay-life.ts'
import { openService, type Service } from './open-service.ts'

/** A life of its own that began as another did. */
export interface Copy extends Service {
  readonly sandbox: Sandbox
  readonly typed: TypedCells
  /** The service's store: a file. */
  readonly store: string
  /** Ends it, and removes the store. */
  close(): Promise<void>
}

/** @param options.faults paused: opening meets none */
export async function openCopy(
  life: Life,
  options: { readonly clock: Clock; readonly faults?: Faults; readonly edit?: (pageId: string) => void },
): Promise<Copy> {
  const { clock, ...disturbance } = options
  const now = () => new Date(clock.now())
  const sandbox = await startSandbox({ now, ...disturbance })
  Object.assign(sandbox.notion.state, structuredClone(life.notion))
  const { now: _, ...linear } = life.linear
  Object.assign(sandbox.linear.state, structuredClone(linear))
  const { now: __, ...github } = life.github
  Object.assign(sandbox.github.state, structuredClone(github))
  const folder = mkdtempSync(join(tmpdir(), 'okr-sync-copy-'))
  const store = join(folder, 'store.db')
  copyFileSync(life.store, store)
  const service = await openService(sandbox, life.databases, store, clock)
  return {
    ...service,
    sandbox,
    typed: life.typed.over(sandbox.notion.state),
    store,
    async close() {
      service.close()
      await sandbox.close()
      rmSync(folder, { recursive: true })
    },
  }
}
