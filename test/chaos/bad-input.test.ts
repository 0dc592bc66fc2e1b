import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import { readConfig } from '#src/config.ts'
import { heldEvents } from '#src/jobs/held-events.ts'
import { readWork } from '#src/jobs/read-work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import { retype } from '#src/sandbox/demo/retype.ts'
import {
  createFaults,
  type Faults,
  type PlannedFault,
  type System,
} from '#src/sandbox/faults/create-faults.ts'
import { githubFaults } from '#src/sandbox/faults/github-faults.ts'
import { linearFaults } from '#src/sandbox/faults/linear-faults.ts'
import { notionFaults } from '#src/sandbox/faults/notion-faults.ts'
import { addRepository } from '#src/sandbox/github/seed.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { repositoryUrl } from '#src/sandbox/github/urls.ts'
import { addPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { type Sandbox, startSandbox } from '#src/sandbox/start-sandbox.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { layRows } from './kill/lay-rows.ts'
import { openService } from './open-service.ts'
import { withFetch } from './with-fetch.ts'

const AT = '2026-11-20T08:00:00.000Z'
const NONE = createFaults({ plan: [] })

let sandbox: Sandbox
let databases: Readonly<Record<string, string>>
let faults: Faults = NONE
const clock = createTestClock(AT)
const folder = mkdtempSync(join(tmpdir(), 'okr-sync-input-'))

beforeAll(async () => {
  const swapped: Faults = { ...NONE, draw: (system, offers) => faults.draw(system, offers) }
  const edit = (pageId: string) => retype(sandbox.notion.state, pageId, clock.now())
  sandbox = await startSandbox({ now: () => new Date(clock.now()), faults: swapped, edit })
  const { notion } = readConfig(sandbox.settings, 'init')
  const made = await withFetch(sandbox.fetch, () =>
    initWorkspace({ settings: notion, page: sandbox.pageId, clock, log: silentLog }),
  )
  databases = made.settings
  const ids = {
    objectives: made.settings.NOTION_OBJECTIVES,
    keyResults: made.settings.NOTION_KEY_RESULTS,
    initiatives: made.settings.NOTION_INITIATIVES,
    decisions: made.settings.NOTION_DECISIONS,
  }
  layRows(sandbox, ids, clock.now).work(4, 2)
  const { notion: leaders, github } = sandbox
  const shop = addRepository(github.state, 'lumen-freight/shop', { createdAt: AT })
  runWorkflow(github.state, shop, { createdAt: AT, minutes: 12 })
  addPage(
    leaders.state,
    ids.keyResults,
    { 'Key result': 'Builds in time', Source: repositoryUrl(github.state, shop), Measure: 'ci duration' },
    { lastEdited: AT },
  )
})

afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

/** A service that knows of nothing yet, with nothing that fails until `faults` are given. */
async function withService<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  const service = await openService(sandbox, databases, join(folder, 'store.db'), clock)
  try {
    return await withFetch(sandbox.fetch, () => work(service.deps))
  } finally {
    service.close()
  }
}

/** What an answer may come to: something of ours, or a Failure that the next run tries again. */
async function outcomeOf<T>(work: () => Promise<T>): Promise<T | Failure> {
  return work().catch((error: unknown) => {
    if (error instanceof Failure) return error
    throw error
  })
}

function strike(system: System, kind: string, at: number): void {
  faults = createFaults({ plan: [{ system, kind, at } as PlannedFault] })
}

/** Lets whatever a fault brought be over. @returns how many faults there were */
async function pass(minutes: number): Promise<number> {
  const struck = faults.tally().length
  faults = NONE
  await clock.sleep(minutes * 60_000)
  return struck
}

/** The number of the first request of each kind, by method and path. */
function firstOfEachKind(requests: readonly { readonly method: string; readonly path: string }[]): number[] {
  const kinds = requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`)
  return [...new Set(kinds)].map((kind) => kinds.indexOf(kind) + 1)
}

test('whatever Notion answers to whichever request, rows are read whole or not at all, and what became of a write is known', async () => {
  let struck = 0
  const hooks = { state: sandbox.notion.state, now: () => new Date(clock.now()), edit() {} }
  await withService(async ({ okrs }) => {
    const read = () => okrs.read({ whole: true, keep: false })
    sandbox.notion.requests.length = 0
    const [row] = (await read()).keyResults
    if (!row) throw new Error('There is no key result.')
    const { id: pageId, title } = row
    const positions = firstOfEachKind(sandbox.notion.requests)
    const why = () => String(showPage(sandbox.notion.state, pageId)['Why'] ?? '')

    for (const kind of Object.keys(notionFaults(hooks))) {
      for (const at of positions) {
        strike('notion', kind, at)
        const seen = await outcomeOf(read)
        struck += await pass(61)
        const { findings: _, ...rows } = await read()
        if (!(seen instanceof Failure)) expect(seen, `${kind} at ${at}`).toMatchObject(rows)
      }

      const [before, after] = [why(), `Because of ${kind}.`]
      strike('notion', kind, 1)
      const written = await outcomeOf(() =>
        okrs.write({ database: 'keyResults', pageId, title, changes: [{ field: 'why', before, after }] }),
      )
      struck += await pass(61)
      if (!(written instanceof Failure)) expect(why(), kind).toBe(after)
      else if (written.outcome === 'refused') expect(why(), kind).toBe(before)
    }
  })
  expect(struck).toBeGreaterThan(70)
})

test.each([
  ['linear', Object.keys(linearFaults(() => new Date(AT)))],
  ['github', Object.keys(githubFaults)],
] as const)(
  'whatever %s answers to whichever request, its links are read or are told as unknown',
  async (system, kinds) => {
    let struck = 0
    await withService(async (deps) => {
      const snapshot = await deps.okrs.read({ keep: false })
      const read = async () => {
        const { readings } = await readWork(
          { ...deps, events: heldEvents(deps.events) },
          snapshot,
          clock.now(),
        )
        // Figures of events are of the days before a moment, and moments pass here.
        return [...readings.values()].map((reading) => ({ ...reading, samples: null }))
      }
      const { requests } = sandbox[system]
      requests.length = 0
      const clean = await read()
      const count = requests.length
      for (const kind of kinds) {
        for (let at = 1; at <= count; at += 1) {
          strike(system, kind, at)
          const seen = await read()
          struck += await pass(2)
          for (const [index, reading] of seen.entries())
            if (reading.kind !== 'unknown') expect(reading, `${kind} at ${at}`).toEqual(clean[index])
        }
      }
      expect(await read()).toEqual(clean)
    })
    expect(struck).toBeGreaterThan(20)
  },
)
