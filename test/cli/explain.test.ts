import { beforeEach, expect, test } from 'vitest'
import type { Context } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import type { Snapshot } from '#src/core/model.ts'
import { aKeyResult, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { openBench } from '#test/jobs/a-bench.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T12:00:00.000Z'

let said: { out: string; err: string }

beforeEach(() => {
  said = { out: '', err: '' }
})

function contextOf(open: Context['open']): Context {
  return {
    env: {},
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    open,
    initWorkspace: () => Promise.reject(new Error('not meant')),
    openAudit: () => Promise.reject(new Error('not meant')),
    openAdoption: () => Promise.reject(new Error('not meant')),
    backup: () => Promise.reject(new Error('not meant')),
    openDoctor: () => Promise.reject(new Error('not meant')),
    serve: () => Promise.reject(new Error('not meant')),
    ask: () => Promise.reject(new Error('not meant')),
    untilStopped: () => Promise.reject(new Error('not meant')),
  }
}

async function explainOf(snapshot: Snapshot, ...argv: string[]): Promise<number> {
  const bench = await openBench({ snapshot })
  const code = await runCli(
    ['explain', ...argv],
    contextOf(async () => ({ deps: bench.deps, close: async () => bench.close() })),
  )
  return code
}

test.each([
  [[], 'explain needs the page: its link, its id, or its exact title'],
  [['Nobody'], 'No objective, key result, initiative or decision that was read is "Nobody"'],
  [
    ['Twice'],
    '2 rows are "Twice"; give the id of the one you mean:\n  key result k1  Twice\n  objective o1  Twice\n',
  ],
  [['k1', 'k2'], 'does not take "k2"'],
])('explain %j is wrong use: exit 2, and nothing on stdout', async (argv, words) => {
  const snapshot = aSnapshot({
    objectives: [anObjective({ title: 'Twice' })],
    keyResults: [aKeyResult({ title: 'Twice' })],
  })

  expect(await explainOf(snapshot, ...argv)).toBe(2)
  expect(said.err).toContain(words)
  expect(said.out).toBe('')
})

test('a row that is sound exits 0, and one whose findings need a person exits 1', async () => {
  const keyResult = aKeyResult({ lastCheckIn: '2026-11-18', title: 'Sixty paying customers from 0' })

  expect(await explainOf(aSnapshot({ keyResults: [keyResult] }), keyResult.title)).toBe(0)
  expect(await explainOf(aSnapshot({ keyResults: [aKeyResult({ target: null })] }), 'k1')).toBe(1)
  expect(said.out).toContain('Unknown: Target is empty.')
})

test('rows of the demo company are explained by their links, and nothing is written', async () => {
  letThrough(LOOPBACK)
  const { sandbox, settings } = await startCompany(NOW)
  const { deps, close } = await openDeps(settings, createTestClock(NOW))
  const context = contextOf(async () => ({ deps, close: async () => {} }))
  const { objectives, keyResults } = await deps.okrs.read()

  for (const { url } of [objectives[0], ...keyResults.slice(0, 3)].flatMap((row) => row ?? [])) {
    said = { out: '', err: '' }
    expect([0, 1]).toContain(await runCli(['explain', url], context))
    expect(said.out).toMatch(/\n\nStatus\n.*\n\nWhy\n/s)
    expect(said.out).toContain(url)
  }
  said = { out: '', err: '' }
  await runCli(['explain', keyResults[0]?.id ?? '', '--json'], context)
  expect(JSON.parse(said.out)).toMatchObject({ kind: 'key_result', id: keyResults[0]?.id })
  expect(sandbox.smtp.messages).toEqual([])
  expect((await deps.history.read()).checkIns).toEqual([])

  close()
  await sandbox.close()
})
