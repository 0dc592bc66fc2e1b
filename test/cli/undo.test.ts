import { beforeEach, expect, test } from 'vitest'
import type { Context } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { type Company, startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T12:00:00.000Z'

const clock = createTestClock(NOW)
let company: Company
let deps: Deps
let said: { out: string; err: string }

beforeEach(async () => {
  letThrough(LOOPBACK)
  clock.set(NOW)
  said = { out: '', err: '' }
  company = await startCompany(NOW, clock)
  const opened = await openDeps(company.settings, clock)
  deps = opened.deps
  return async () => {
    opened.close()
    await company.sandbox.close()
  }
})

test('undo puts a company in Notion back to before the run, but for what somebody edited since', async () => {
  const { state } = company.sandbox.notion
  const cells = () => new Map([...state.pages.keys()].map((id) => [id, showPage(state, id)]))
  const before = cells()
  const { run, counts, keyResults } = await sync(deps)
  const [first, second] = keyResults
  clock.set('2026-11-20T12:05:00.000Z')
  editPage(state, first?.id ?? '', { Status: 'Complete' }, { lastEdited: clock.now() })
  editPage(state, second?.id ?? '', { Note: 'We talked about it.' }, { lastEdited: clock.now() })

  expect(await undone(run.id, '--dry-run')).toBe(0)
  expect(said.out).toMatch(/ would be put back to before the run .*\. Nothing was written\.\n/)
  expect(cells().get(first?.id ?? '')).toMatchObject({ Status: 'Complete' })

  expect(await undone(run.id)).toBe(0)
  expect(said.out).toContain(`of ${counts.written} pages to before the run ${run.id} of ${run.startedAt}.\n`)
  expect(said.out).toContain('Left 1 cell: somebody has edited them since.\n')
  expect(said.out).toContain('The next sync writes what the rules say then')
  const after = cells()
  expect(after.get(first?.id ?? '')).toEqual({ ...before.get(first?.id ?? ''), Status: 'Complete' })
  expect(after.get(second?.id ?? '')).toEqual({
    ...before.get(second?.id ?? ''),
    Note: 'We talked about it.',
  })
  for (const [id, page] of before) {
    if (id !== first?.id && id !== second?.id) expect(after.get(id)).toEqual(page)
  }

  expect(await undone('last', '--json')).toBe(0)
  expect(JSON.parse(said.out)).toMatchObject({ id: null, of: { id: run.id }, restored: [] })
  expect(cells()).toEqual(after)
})

test.each([
  [['undo'], 'undo needs the id of the run'],
  [['undo', 'nonsense'], 'There is no run "nonsense" in this workspace.'],
  [['undo', 'last'], 'None of the last runs wrote anything into Notion'],
])('%j is wrong use: exit 2, and nothing on stdout', async (argv, words) => {
  expect(await runCli(argv, context())).toBe(2)
  expect(said.err).toContain(words)
  expect(said.out).toBe('')
})

async function undone(...words: string[]): Promise<number> {
  said = { out: '', err: '' }
  return runCli(['undo', ...words], context())
}

function context(): Context {
  const unexpected = (): never => {
    throw new Error('a command started what it should not')
  }
  return {
    env: {},
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    open: async () => ({ deps, close: async () => {} }),
    initWorkspace: async () => unexpected(),
    openAudit: async () => unexpected(),
    openAdoption: async () => unexpected(),
    openDoctor: async () => unexpected(),
    backup: async () => unexpected(),
    serve: async () => unexpected(),
    ask: async () => null,
    untilStopped: async () => {},
  }
}
