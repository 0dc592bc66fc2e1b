import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Context, Env } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { noNews } from '#src/core/no-news.ts'
import { addDays } from '#src/core/time/day.ts'
import { aPastDay } from '#test/core/backtest/a-past-day.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const directory = mkdtempSync(join(tmpdir(), 'okr-sync-'))
afterAll(() => rmSync(directory, { recursive: true }))

let said = ''
beforeEach(() => {
  said = ''
})

test('without a past cycle the simulated suite is run and printed beside the expected figures', async () => {
  expect(await runCli(['backtest'], contextOn('empty', []))).toBe(0)

  expect(said).toContain('No key result of a cycle that has ended can be judged yet')
  expect(said).toMatch(/These rules, reaching 1\.0\n {2}Brier score +0\.2062 +0\.2062\n/)
  expect(said).toMatch(/These rules, reaching 0\.7\n {2}Brier score +0\.1613 +0\.1613\n/)
  expect(said).toMatch(/Check-ins +32330 +32330\n/)
  expect(said).toMatch(/All \d+ figures are as expected\.\n$/)
  expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
})

test('--json prints the suite as one document, with what could not be used', async () => {
  const old = aPastDay({ day: '2026-09-30', ruleVersion: '1' })

  expect(await runCli(['backtest', '--json'], contextOn('old', [old]))).toBe(0)

  expect(JSON.parse(said)).toMatchObject({
    source: 'simulation',
    agrees: true,
    leftOut: { oldDays: 1 },
    figures: expect.arrayContaining([
      expect.objectContaining({ name: 'Check-ins', found: 32_330, expected: 32_330, agrees: true }),
    ]),
  })
})

test('a past cycle is judged under the thresholds in force and under others', async () => {
  expect(await runCli(['backtest'], contextOn('history', pastQuarter()))).toBe(0)

  expect(said).toContain('2 key results of cycles that ended on 2026-09-30: 1 reached its target score.')
  expect(said).toContain('Judged at 28 weekly checks.')
  expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(said).toContain('Fewer than 20 key results: read this as stories, not as rates.')
  expect(said).toContain('1 key result whose cycle goes on')
  expect(said).toMatch(/Brier score 0\.\d{3} \(0 is perfect/)
  expect(said).toMatch(/In force +100 % +\d+ % +0 % +0 % +0 % +1 of 1 +\d+ +–\n/)
  expect(said).toMatch(/Score alone +.* 1 of 1 +/)
  expect(said).toContain('In force: green above 70 %, red below 50 %, margin 5 %\n')
})

test('--json prints what was found in the history as one document', async () => {
  const context = contextOn('history-json', pastQuarter(), { POLICY: '{"cuts":{"green":0.75}}' })

  expect(await runCli(['backtest', '--json'], context)).toBe(0)

  expect(JSON.parse(said)).toMatchObject({
    source: 'history',
    rules: '2+cuts.green=0.75',
    keyResults: 2,
    hits: 1,
    thresholds: expect.arrayContaining([
      expect.objectContaining({ name: 'In force', misses: 1, warned: 1, leadGained: 0 }),
      expect.objectContaining({ name: 'Defaults', says: 'green above 70 %, red below 50 %, margin 5 %' }),
    ]),
    leftOut: { running: 1 },
  })
})

test('a store that is not there yet is not made, and no setting is needed', async () => {
  const cwd = mkdtempSync(join(directory, 'cwd-'))
  const cli = fileURLToPath(import.meta.resolve('#workers/cli.ts'))

  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), cli, 'backtest'],
    { cwd, env: {} },
  )

  expect(stdout).toMatch(/All \d+ figures are as expected\.\n$/)
  expect(readdirSync(cwd)).toEqual([])
})

/** A hit that was ever likelier and a miss that was ever less so, day by day, and one that goes on. */
function pastQuarter(): KeyResultDay[] {
  const past = Array.from({ length: 92 }, (_, index) => {
    const day = addDays('2026-07-01', index)
    const share = index / 91
    const rises = 0.6 + 0.35 * share
    const falls = 0.6 - 0.5 * share
    return [
      aPastDay({ keyResultId: 'hit', day, confidence: rises, colour: 'on_track', score: 0.9 * share }),
      aPastDay({ keyResultId: 'miss', day, confidence: falls, colour: 'at_risk', score: 0.3 * share }),
    ]
  }).flat()
  const period = { start: '2026-10-01', end: '2026-12-31' }
  return [...past, aPastDay({ keyResultId: 'running', day: '2026-11-19', period })]
}

/** Opens stores as the command line does, with these days in it. */
function contextOn(name: string, days: readonly KeyResultDay[], settings: Env = {}): Context {
  const unexpected = (): never => {
    throw new Error('a command started what it should not')
  }
  return {
    env: { DATABASE_URL: `file:${directory}/${name}.db`, ...settings },
    out: (text) => {
      said += text
    },
    err: () => {},
    async open(env, purpose) {
      const config = readConfig(env, purpose)
      const store = await openLibsql(config.databaseUrl)
      const deps = compose(config, store.db, 'node', { clock: createTestClock('2026-11-20T12:00:00.000Z') })
      await deps.history.remember({ ...noNews, days })
      return { deps, close: async () => store.close() }
    },
    initWorkspace: async () => unexpected(),
    openAudit: async () => unexpected(),
    openAdoption: async () => unexpected(),
    backup: async () => unexpected(),
    openDoctor: async () => unexpected(),
    serve: async () => unexpected(),
    ask: async () => null,
    untilStopped: async () => {},
  }
}
