import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context, Env } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { readConfig } from '#src/config.ts'
import type { Deps } from '#src/ports/deps.ts'
import { aCompany, aRow, aSection } from '#test/core/company/a-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

let directory: string
let said: { out: string; err: string }

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'score-'))
  said = { out: '', err: '' }
})

afterEach(() => rmSync(directory, { recursive: true }))

test('a sound file is reported on: exit 0', async () => {
  expect(await score(sound())).toBe(0)

  const titles = ['Summary', 'Company Acme', 'Team Web', 'At risk', 'Alignment', 'Recommended actions']
  const places = titles.map((title) => said.out.indexOf(title))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(said.out).toContain('50 % of the quarter is over. Judged on 20 Feb 2026')
  expect(said.out).toContain('No finding needs a person.')
  expect(said.err).toBe('')
})

test('a fault is told under its row: exit 1, and no line is wider than 100 columns', async () => {
  const file = aCompany([aRow({ title: `Weekly ${'active '.repeat(20)}teams`, current_value: '5' })], {
    team_okrs: ['x'],
  })

  expect(await score(file)).toBe(1)

  expect(said.out).toMatch(/K1 Weekly.*\n.*current_value is "5", which is no number to reckon with/)
  expect(said.out).toContain('team_okrs[0]: Here stands "x", which is no team')
  expect(Math.max(...said.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test('a byte order mark is no part of the file', async () => {
  expect(await score(`\ufeff${JSON.stringify(sound())}`)).toBe(0)
})

test.each([[['--json']], [['--format', 'json']]])('%j prints one JSON document', async (options) => {
  expect(await score(sound(), options)).toBe(0)

  expect(JSON.parse(said.out)).toMatchObject({
    asOf: '2026-02-20',
    progress: 0.5,
    company: {
      score: 0.54,
      objectives: [{ id: 'C1', keyResults: [{ id: 'K1', errors: [] }], findings: [] }],
    },
    departments: [],
    teams: [{ name: 'Web' }],
    atRisk: [],
    recommendations: [],
    alignment: { objectiveCoverage: 1, krCoverage: { inherited: 1 }, classes: { T1: 'rooted' } },
    findings: [],
  })
})

test('--quarter-progress is the clock', async () => {
  await score(sound(), ['--json', '--quarter-progress', '0.25'])

  expect(JSON.parse(said.out)).toMatchObject({ progress: 0.25, asOf: '2026-01-26' })
})

test.each(['Asia/Tokyo', 'America/Los_Angeles', 'UTC'])('a day of --as-of is one of %s', async (TIMEZONE) => {
  await score(sound(), ['--json', '--as-of', '2026-02-18'], { TIMEZONE })

  expect(JSON.parse(said.out)).toMatchObject({ asOf: '2026-02-18' })
})

test('POLICY and TIMEZONE are honoured, and no other setting is needed or looked at', async () => {
  const env = { POLICY: '{"ambition":"committed"}', TIMEZONE: 'Pacific/Kiritimati', SMTP_URL: 'nonsense' }
  await score(sound(), ['--json'], env)

  expect(JSON.parse(said.out)).toMatchObject({
    asOf: '2026-02-21',
    ruleVersion: expect.stringContaining('committed'),
  })
})

test('NaN, which is not JSON, is a fault of its row and not of the file', async () => {
  const text = JSON.stringify(aCompany([aRow({ title: 'NaN or not', current_value: 'HERE' })]))

  expect(await score(text.replace('"HERE"', '-Infinity'))).toBe(1)
  expect(said.out).toContain('K1 NaN or not')
  expect(said.out).toContain('current_value is "-Infinity", which is no number to reckon with')
})

test('what is closed below its full target is achieved, and never bare complete', async () => {
  await score(aCompany([aRow({ current_value: 74, done: true })]))

  expect(said.out).toMatch(/K1 Weekly active teams +Achieved/)
  expect(said.out).toContain('Achieved, 0.74 of a stretch target.')
})

test('a report says what each number rests on, who owns it and who says nothing', async () => {
  const history = [{ date: '2026-01-05', value: 90 }]
  const rows = [
    aRow({ unit: 'teams', current_value: 900 }),
    aRow({ id: 'K2', title: 'Old', current_value: undefined, history }),
    aRow({ id: 'K3', title: 'Back', current_value: -50 }),
  ]
  await score(aCompany(rows))

  expect(said.out).toContain('Owner: Ada. Weakest: K3.')
  expect(said.out).toContain('900 teams on 20 Feb, from 0 to 100.')
  expect(said.out).toMatch(/K1 Weekly active teams +On track +100 % +35 % +150 % +100 %/)
  expect(said.out).toMatch(/K3 Back +Off track +0 % +35 % +0 % +1 %/)
  expect(said.out).toMatch(/K2 Old \(Grow, Ada\): score 90 %, expected 35 %, last check-in 5\s+Jan/)
})

test('an objective of which all is achieved below its full target is achieved too', async () => {
  await score(aCompany([aRow({ current_value: 74, done: true })]))

  expect(said.out).toMatch(/C1 Grow +Achieved/)
  expect(said.out).not.toContain('Complete')
})

test('a clause that several reasons end in is said once', async () => {
  const history = [
    { date: '2026-01-10', value: 40 },
    { date: '2026-02-18', value: 10 },
  ]
  await score(aCompany([aRow({ current_value: undefined, history })]))

  expect(said.out.split('the chance does not rest on this')).toHaveLength(1 + 1)
})

test('text from outside cannot steer the terminal', async () => {
  await score(aCompany([aRow({ title: 'Red \u001b[31m alarm \u202e' })]))

  expect(said.out).toContain('K1 Red [31m alarm')
  expect(said.out).not.toContain('\u001b')
})

test.each([
  ['[1]', 'holds no JSON object'],
  ['null', 'holds no JSON object'],
  ['{"company_okrs": }', 'is not JSON'],
  ['', 'is not JSON'],
  ['\u001b]0;title\u0007', 'is not JSON'],
  [Buffer.from('{"company_okrs": {"name": "Größe"}}', 'latin1'), 'is not text in UTF-8'],
  [Buffer.from('\ufeff{}', 'utf16le'), 'is not text in UTF-8'],
])('%j is wrong use: exit 2, and nothing on stdout', async (text, words) => {
  expect(await score(text)).toBe(2)
  expect(said.err).toContain(words)
  expect(said.err).toContain('okrs.json')
  expect(said.err).not.toMatch(/[\p{Cc}--\n]/v)
  expect(said.out).toBe('')
})

test.each([
  [['score'], 'score needs --input'],
  [['score', '--input', 'nowhere.json'], '"nowhere.json", which cannot be read (ENOENT)'],
  [['score', '--input', '.'], 'EISDIR'],
  [['score', '--input', 'x', '--format', 'xml'], '--format is "xml"'],
  [['score', '--input', 'x', '--format', 'text', '--json'], 'Choose --json or --format text'],
  [['score', '--input', 'x', '--quarter-progress', '1.3'], '--quarter-progress is "1.3"'],
  [['score', '--input', 'x', '--quarter-progress=-0.2'], '--quarter-progress is "-0.2"'],
  [['score', '--input', 'x', '--quarter-progress', ''], '--quarter-progress is ""'],
])('%j is wrong use: exit 2', async (argv, words) => {
  expect(await runCli(argv, contextWith({}))).toBe(2)
  expect(said.err).toContain(words)
  expect(said.out).toBe('')
})

/** Nothing is wrong with it on 20 Feb 2026. */
function sound(): object {
  const history = ['2026-01-10', '2026-01-24', '2026-02-14'].map((date, index) => ({
    date,
    value: 18 * (index + 1),
  }))
  const row = { current_value: undefined, history }
  const team = aSection(
    'Web',
    {
      id: 'T1',
      title: 'Be found',
      supports_company_objective_ids: ['C1'],
      key_results: [aRow({ ...row, id: 'K2', title: 'Visits' })],
    },
    { owner: 'Bo' },
  )
  return aCompany([aRow(row)], { team_okrs: [team] })
}

async function score(
  file: object | string | Buffer,
  options: readonly string[] = [],
  env: Env = {},
): Promise<number> {
  const path = join(directory, 'okrs.json')
  writeFileSync(path, typeof file === 'string' || Buffer.isBuffer(file) ? file : JSON.stringify(file))
  return runCli(['score', '--input', path, ...options], contextWith(env))
}

function contextWith(env: Env): Context {
  const unexpected = (): never => {
    throw new Error('a command started what it should not')
  }
  return {
    env,
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    open: async (given, purpose) => {
      const { policy, databaseUrl } = readConfig(given, purpose)
      expect(databaseUrl).toBe('file::memory:')
      const clock = createTestClock('2026-02-20T12:00:00.000Z')
      return { deps: { policy, clock } as Partial<Deps> as Deps, close: async () => {} }
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
