import { expect, test } from 'vitest'
import { REPORTS, type Report } from '#src/core/mail/mail-policy.ts'
import type { KeyResult, Snapshot } from '#src/core/model.ts'
import { previewReport } from '#src/jobs/preview-report.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Mail } from '#src/ports/mailer.ts'
import { HOSTILE, VERY_LONG, withWords } from '#templates/fixtures/hostile.ts'
import { aDecision, ada, aKeyResult, anInitiative, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { mailFaults } from '#test/templates/mail-faults.ts'
import { openBench } from './a-bench.ts'

const CTO = 'cto@example.com'
const red = (given: Partial<KeyResult>) => aSnapshot({ keyResults: [aKeyResult({ current: 1, ...given })] })

/** What a sync mails and finds, and reports of that moment. */
async function mailOf(snapshot: Snapshot, named: readonly Report[] = []) {
  const bench = await openBench({ snapshot })
  const { findings } = await sync(bench.deps)
  const reports = []
  for (const report of named) reports.push(...(await previewReport(bench.deps, report)))
  return { letters: bench.mails, reports, findings, logged: bench.logged }
}

function readers(letters: readonly Mail[]): readonly string[] {
  return letters.map(({ to }) => to).toSorted()
}

test.each([
  ['a guest, whose address Notion does not show', { name: 'Gil Guest' }, 'Gil Guest has no mail address'],
  ['one who has left, of whom Notion shows neither', { name: '' }, 'Somebody without a name in Owner'],
])(
  'the letter of %s goes to DIGEST_TO, who is told in whose place, and a finding says so',
  async (_, person, words) => {
    const { letters, findings } = await mailOf(red({ owners: [{ id: 'gone', email: null, ...person }] }))

    expect(readers(letters)).toEqual([CTO])
    expect(letters[0]?.text).toContain(
      'You get this because you stand in for somebody who is not written to.',
    )
    expect(findings.find(({ code }) => code === 'owner_without_address')?.message).toContain(words)
  },
)

test('an address that is none is not written to', async () => {
  const { letters, findings } = await mailOf(
    red({ owners: [{ ...ada, email: 'ada@example.com\r\nBcc: evil@example.test' }] }),
  )

  expect(readers(letters)).toEqual([CTO])
  expect(findings.find(({ code }) => code === 'owner_without_address')?.message).toContain(
    'has the mail address "ada@example.com Bcc: evil@example.test", which okr-sync does not write to',
  )
})

test('two owners each get the letter, and one who is named twice gets it once', async () => {
  const bo = { id: 'bo', name: 'Bo', email: 'bo@example.com' }
  const twice = { ...ada, id: 'ada-2', email: 'ADA@example.com' }
  const { letters } = await mailOf(red({ owners: [ada, bo, twice] }))

  expect(readers(letters)).toEqual(['ada@example.com', 'bo@example.com'])
})

test.each([
  ['markup, line breaks, right-to-left and emoji', HOSTILE],
  ['2,000 characters', VERY_LONG],
])('%s in every field make no mail that breaks', async (_, words) => {
  const rows = aSnapshot({
    objectives: [
      anObjective({ team: words, word: words }),
      anObjective({ id: 'o2', level: 'team', team: words, supports: ['o1'] }),
    ],
    keyResults: [
      aKeyResult({ current: 1, note: words, milestones: words, unit: words, word: words }),
      aKeyResult({ id: 'k2', objectives: ['o1', 'o2'], source: words, measure: words }),
      aKeyResult({ id: 'k3', override: 'on_track', decisions: ['d1'], target: null }),
      aKeyResult({ id: 'k4', current: 1, recoveryPlan: words, unit: words }),
    ],
    initiatives: [
      anInitiative({ status: 'blocked', waitingOn: [ada], dependsOn: ['i2'], source: words, impact: words }),
      anInitiative({ id: 'i2', status: 'blocked', keyResults: ['k1'], investment: words }),
    ],
    decisions: [
      aDecision({ decideBy: '2026-11-01', keyResults: ['k1'], initiatives: ['i1'], rationale: words }),
    ],
  })
  const spoilt = withWords(rows, words)
  // A plan, whatever it says, would hold the letter back.
  const keyResults = spoilt.keyResults.map((row) => (row.id === 'k4' ? row : { ...row, recoveryPlan: '' }))
  const { letters, reports, logged } = await mailOf({ ...spoilt, keyResults }, REPORTS)

  expect(letters.length).toBeGreaterThan(0)
  expect(reports).toHaveLength(REPORTS.length)
  expect(logged).toEqual([])
  for (const { subject, html, text } of [...letters, ...reports]) {
    expect(subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(subject.length).toBeLessThanOrEqual(120)
    expect(mailFaults(html)).toEqual([])
    expect(`${html}${text}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\r|\0/u)
    expect(`${html}${text}`.isWellFormed()).toBe(true)
    expect(Buffer.byteLength(html)).toBeLessThan(80_000)
  }
})

test('of one key result that runs well, of none and of no row at all every report says what it found, and nobody gets a letter', async () => {
  const one = aSnapshot({ keyResults: [aKeyResult({ current: 40 })] })
  const none = aSnapshot({ keyResults: [] })
  const empty = aSnapshot({ objectives: [], keyResults: [] })
  const subjects = []
  for (const snapshot of [one, none, empty]) {
    const { letters, reports } = await mailOf(snapshot, REPORTS)
    expect(letters).toEqual([])
    subjects.push(...reports.slice(0, 2).map(({ subject }) => subject))
    for (const { text } of reports) expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
  }
  expect(subjects).toEqual([
    'OKR digest 2026-W47: baseline, 0 off track',
    'Initiatives 2026-W47: none is running',
    'OKR digest 2026-W47: no key result in a running cycle',
    'Initiatives 2026-W47: none is running',
    'OKR digest 2026-W47: no key result in a running cycle',
    'Initiatives 2026-W47: none is running',
  ])
})

test('in a week in which nothing is known nobody is told that anything is red, and the digest says what would end it', async () => {
  const rows = ['k1', 'k2', 'k3'].map((id) => aKeyResult({ id, title: `Goal ${id}`, target: null }))
  const { letters, reports } = await mailOf(aSnapshot({ keyResults: rows }), REPORTS)
  const [digest] = reports

  expect(letters).toEqual([])
  expect(digest?.text).not.toMatch(/Off track: |At risk: |newly red/)
  expect(digest?.subject).toBe('OKR digest 2026-W47: baseline, none of 3 key results has a colour')
  expect(digest?.text).toContain('Fill Target')
  for (const { subject, text } of reports)
    expect(`${subject} ${text}`).not.toMatch(/NaN|undefined|null|Infinity/)
})
