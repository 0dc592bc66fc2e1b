import { beforeEach, expect, test } from 'vitest'
import type { Context, Env } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { readConfig } from '#src/config.ts'
import { Failure } from '#src/ports/failure.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T12:00:00.000Z'

let said: { out: string; err: string }

beforeEach(() => {
  said = { out: '', err: '' }
})

test('without a command it tells how it is used', async () => {
  expect(await runCli([], contextWith())).toBe(0)
  expect(said.out).toContain('Usage: okr-sync <command>')
})

test.each([
  [['nonsense'], 'There is no command "nonsense".'],
  [['constructor'], 'There is no command "constructor".'],
  [['plan', '--frobnicate'], '--frobnicate'],
  [['plan', '--as-of', 'teatime'], '--as-of is "teatime"'],
  [['serve', '--port', '99999'], '--port is "99999"'],
  [['plan', '--as-of', '2026-11-20T08:00'], 'a time with its zone'],
  [['sync', '--as-of', '2026-11-20T08:00:00Z'], 'with --dry-run only'],
  [['digest', '--as-of', '2026-11-20T08:00:00Z'], 'with --dry-run only'],
  [['init', 'page', '--as-of', '2026-11-20'], 'takes no --as-of'],
  [['init', 'page', '--dry-run'], 'with --adopt or --remove only'],
  [['plan', 'something'], 'does not take "something"'],
  [['init'], 'init needs the Notion page'],
  [['backup'], 'backup needs the file to write'],
])('%j is wrong use: exit 2, and nothing on stdout', async (argv, words) => {
  expect(await runCli(argv, contextWith())).toBe(2)
  expect(said.err).toContain(words)
  expect(said.out).toBe('')
})

test('missing settings are told together: exit 2, nothing started', async () => {
  const context = contextWith({
    open: async (env, purpose) => {
      readConfig(env, purpose)
      throw new Error('started')
    },
  })

  expect(await runCli(['sync'], context)).toBe(2)

  for (const name of ['NOTION_TOKEN', 'NOTION_KEY_RESULTS', 'SMTP_URL', 'MAIL_FROM', 'DIGEST_TO']) {
    expect(said.err).toContain(name)
  }
})

test('an outside system that fails: exit 3, with its sentence and request id', async () => {
  const context = contextWith({
    open: () =>
      Promise.reject(
        new Failure({
          system: 'notion',
          code: 'unavailable',
          message: 'Notion does not answer.',
          requestId: 'req-1',
        }),
      ),
  })

  expect(await runCli(['plan'], context)).toBe(3)
  expect(said.err).toBe('Notion does not answer. (request req-1)\n')
})

test('a fault of its own is told whole: exit 3', async () => {
  const context = contextWith({ open: () => Promise.reject(new TypeError('x is not a function')) })

  expect(await runCli(['plan'], context)).toBe(3)
  expect(said.err).toContain('TypeError: x is not a function')
})

test('plan prints each row with its cells before and after, and --json prints one document alone', async () => {
  letThrough(LOOPBACK)
  const { sandbox, settings } = await startCompany(NOW)
  const opened = await openDeps(settings, createTestClock(NOW))
  const context = contextWith({ open: async () => ({ deps: opened.deps, close: async () => {} }) })

  expect(await runCli(['plan'], context)).toBe(1)

  expect(said.out).toMatch(/Key results\n/)
  expect(said.out).toMatch(/Booking API p95 from 420 ms to 250 ms\n {4}Score +– → 0 %|Booking API p95/)
  expect(said.out).toMatch(/Status +– → Off track/)
  expect(said.out).toMatch(
    /\d+ of 63 pages would change, \d+ mails? would go out\. Nothing was written or sent\./,
  )
  expect(said.out).toMatch(/findings need a person:/)
  expect(said.err).toContain('… reading Notion')

  said = { out: '', err: '' }
  await runCli(['plan', '--json'], context)
  expect(JSON.parse(said.out)).toMatchObject({ run: { job: 'plan', outcome: 'done' }, counts: { read: 63 } })

  said = { out: '', err: '' }
  expect(await runCli(['digest', '--dry-run'], context)).toBe(0)
  expect(said.out).toMatch(/^To: \S+\nSubject: OKR digest 2026-W47/)
  expect(sandbox.smtp.messages).toEqual([])

  opened.close()
  await sandbox.close()
})

test('init prints the settings alone on stdout', async () => {
  const context = contextWith({
    initWorkspace: async () => ({
      settings: { NOTION_OBJECTIVES: 'a', NOTION_KEY_RESULTS: 'b' },
      created: ['Objectives'],
      found: ['Key results'],
    }),
  })

  expect(await runCli(['init', 'page'], context)).toBe(0)

  expect(said.out).toBe('NOTION_OBJECTIVES=a\nNOTION_KEY_RESULTS=b\n')
  expect(said.err).toContain('Created: Objectives. Found: Key results.')
})

test('backup tells where the copy is and how large, and --json prints it alone', async () => {
  const asked: string[] = []
  const context = contextWith({
    backup: async (_, file) => {
      asked.push(file)
      return { file: `/backups/${file}`, bytes: 2049 }
    },
  })

  expect(await runCli(['backup', 'store.db'], context)).toBe(0)
  expect(said.out).toBe('The store is in /backups/store.db (3 kB).\n')

  said = { out: '', err: '' }
  expect(await runCli(['backup', 'store.db', '--json'], context)).toBe(0)
  expect(JSON.parse(said.out)).toEqual({ file: '/backups/store.db', bytes: 2049 })
  expect(asked).toEqual(['store.db', 'store.db'])
})

function contextWith(parts: Partial<Context> = {}): Context {
  const unexpected = (): never => {
    throw new Error('a command started what it should not')
  }
  return {
    env: {} satisfies Env,
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    open: async () => unexpected(),
    initWorkspace: async () => unexpected(),
    openAudit: async () => unexpected(),
    openAdoption: async () => unexpected(),
    backup: async () => unexpected(),
    openDoctor: async () => unexpected(),
    serve: async () => unexpected(),
    ask: async () => null,
    untilStopped: async () => {},
    ...parts,
  }
}
