import { beforeEach, expect, test } from 'vitest'
import { printWhatIf } from '#src/cli/print-what-if.ts'
import { runCli } from '#src/cli/run-cli.ts'
import type { KeyResult, Snapshot } from '#src/core/model.ts'
import { onDay } from '#test/core/a-score-input.ts'
import { aKeyResult, anInitiative, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { aGoal, weighed } from '#test/core/whatif/a-what-if.ts'
import { openBench } from '#test/jobs/a-bench.ts'

let said: { out: string; err: string }

beforeEach(() => {
  said = { out: '', err: '' }
})

async function whatIfOf(snapshot: Snapshot, ...argv: string[]): Promise<number> {
  const bench = await openBench({ snapshot })
  const notMeant = () => Promise.reject(new Error('not meant'))
  return runCli(['whatif', ...argv], {
    env: {},
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    open: async () => ({ deps: bench.deps, close: async () => bench.close() }),
    initWorkspace: notMeant,
    backup: notMeant,
    openAudit: notMeant,
    openAdoption: notMeant,
    ask: notMeant,
    openDoctor: notMeant,
    serve: notMeant,
    untilStopped: notMeant,
  })
}

function behind(given: Partial<KeyResult> = {}): KeyResult {
  const title = 'Sixty paying customers from 0'
  return aKeyResult({ title, current: 12, lastCheckIn: '2026-11-18', unit: 'customers', ...given })
}

test('every option is told with its chance, in at most 25 lines of 98 columns', async () => {
  const siblings = Array.from({ length: 5 }, (_, index) =>
    behind({ id: `s${index}`, title: `Sibling ${index}` }),
  )
  const snapshot = aSnapshot({ keyResults: [behind(), ...siblings] })

  expect(await whatIfOf(snapshot, 'k1', '--target', '45', '--end', '2027-01-31')).toBe(0)
  const lines = said.out.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(25)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(98)
  for (const label of ['Now', 'Scope', 'Time', 'People', 'Accept', 'Assumed', 'Untold']) {
    expect(said.out).toMatch(new RegExp(`^${label} +\\S`, 'm'))
  }
  expect(said.out).toContain('Target 45 instead of 60 customers: chance')
  expect(said.out).toContain('End 31 Jan 2027 instead of 31 Dec: chance')
  expect(said.out).toMatch(
    /Least that restores 70 %: Target \d+ instead of 60 customers: chance 7\d %, On track/,
  )

  said = { out: '', err: '' }
  await whatIfOf(snapshot, 'o1', '--end', '2027-01-31')
  expect(said.out.trimEnd().split('\n').length).toBeLessThanOrEqual(25)
  expect(said.out).toContain('- Sixty paying customers from 0: Chance')
  expect(said.out).toContain('and 2 more; --json lists them all.')
})

test('with everything that can be said of it at once it still has 25 lines', () => {
  const keyResult = aGoal({
    title: 'A very long title '.repeat(12),
    unit: 'weighted monthly active teams',
    baseline: null,
    current: 20.123,
    target: 100.5,
    curve: `${onDay(10)} 5%; ${onDay(20)} 10%`,
  })
  const siblings = Array.from({ length: 5 }, (_, index) => aGoal({ id: `s${index}` }))
  const given = { keyResults: [keyResult, ...siblings], today: 70, checkIns: { 5: 1.5 } }
  const lines = printWhatIf(weighed(given, { target: 88.25, end: '2027-01-31' }))
    .trimEnd()
    .split('\n')
  expect(lines.length).toBeLessThanOrEqual(25)
})

test('as JSON it is one document, of the moment that was asked about', async () => {
  expect(await whatIfOf(aSnapshot({ keyResults: [behind()] }), 'k1', '--json', '--as-of', '2026-11-19')).toBe(
    0,
  )
  expect(JSON.parse(said.out)).toMatchObject({
    kind: 'key_result',
    id: 'k1',
    today: '2026-11-19',
    scope: { asked: null, restoring: { value: expect.any(Number) } },
  })
})

test('what cannot be weighed is said, and exits 1 where a person has to mend it', async () => {
  expect(await whatIfOf(aSnapshot({ keyResults: [behind({ target: null })] }), 'k1')).toBe(1)
  expect(said.out).toContain('No option can be weighed. Target is empty.')
})

test.each([
  [[], 'whatif needs the page'],
  [['Nobody'], 'No key result or objective that was read is "Nobody"'],
  [['Win the mid-market', '--target', '3'], 'An objective has no target'],
  [['New checkout'], '"New checkout" is an initiative; what if is asked of a key result or an objective.'],
  [['k1', '--target=-3'], 'A target of -3 customers lies beyond the baseline of 0 customers'],
  [['k1', '--target', 'less'], '--target is "less"; it takes a number'],
  [['k1', '--end', '2026-11-01'], 'An end on 2026-11-01 is before today'],
  [['k1', '--end', 'soon'], '--end is "soon"; it takes a day'],
  [['Twice'], '2 rows are "Twice"; give the id of the one you mean'],
])('whatif %j is wrong use: exit 2, and nothing on stdout', async (argv, words) => {
  const snapshot = aSnapshot({
    objectives: [anObjective(), anObjective({ id: 'o2', title: 'Twice' })],
    keyResults: [behind(), behind({ id: 'k2', title: 'Twice' })],
    initiatives: [anInitiative()],
  })

  expect(await whatIfOf(snapshot, ...argv)).toBe(2)
  expect(said.err).toContain(words)
  expect(said.out).toBe('')
})
