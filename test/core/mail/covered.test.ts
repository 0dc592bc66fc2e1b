import { expect, test } from 'vitest'
import { covered } from '#src/core/mail/covered.ts'
import { aStand } from '#test/contract/a-stand.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  evaluateAt,
  NOW,
} from '#test/core/a-snapshot.ts'

const SECRET = /Hidden/

const snapshot = aSnapshot({
  objectives: [
    anObjective({ id: 'company', title: 'Hidden company goal' }),
    anObjective({ id: 'web', title: 'Seen goal', level: 'team', team: 'Web', supports: ['company'] }),
    anObjective({ id: 'ops', title: 'Hidden goal of ops', level: 'team', team: 'Ops' }),
  ],
  keyResults: [
    aKeyResult({ id: 'k-company', title: 'Hidden key result', objectives: ['company'], current: 1 }),
    aKeyResult({ id: 'k-web', title: 'Seen key result', objectives: ['web'], current: 1 }),
    aKeyResult({ id: 'k-ops', title: 'Hidden key result of ops', objectives: ['ops'], target: null }),
    aKeyResult({ id: 'k-none', title: 'Hidden key result of nobody', objectives: [] }),
  ],
  initiatives: [
    anInitiative({ id: 'i-web', title: 'Seen work', keyResults: ['k-web', 'k-ops'], dependsOn: ['i-ops'] }),
    anInitiative({
      id: 'i-ops',
      title: 'Hidden work',
      keyResults: ['k-ops'],
      status: 'blocked',
      blocker: 'Hidden blocker',
    }),
  ],
  decisions: [
    aDecision({
      id: 'd-web',
      title: 'Seen decision',
      keyResults: ['k-web'],
      context: 'It holds up "Hidden work".',
      options: 'A. Unblock\nB. Accept',
    }),
    aDecision({ id: 'd-ops', title: 'Hidden decision', keyResults: ['k-ops'] }),
    aDecision({ id: 'd-none', title: 'Hidden decision of nobody' }),
    aDecision({
      id: 'd-shared',
      title: 'Seen choice of two teams',
      keyResults: ['k-web', 'k-ops'],
      initiatives: ['i-ops'],
      status: 'decided',
      date: '2026-10-05',
      context: 'It holds up "Hidden key result of ops".',
      options: 'A. Scope: Target 5 instead of 10.\nB. Accept: "Hidden goal of ops" stays Off track.',
      recommendation: 'A, since "Hidden work" waits.',
      decided: 'A',
    }),
  ],
})
const stands = (['made', 'review'] as const).flatMap((of) =>
  ['k-web', 'k-ops'].map((keyResultId) => ({
    ...aStand,
    decisionId: 'd-shared',
    keyResultId,
    of,
    day: of === 'made' ? '2026-10-05' : '2026-11-02',
  })),
)
const evaluation = evaluateAt(NOW, { snapshot, history: aHistory({ stands }) })

test('whoever is subscribed to everything sees everything', () => {
  expect(covered(evaluation, snapshot, [])).toBe(evaluation)
})

test('whoever is subscribed to a team sees its rows and what hangs on them, and no other row, not even by name', () => {
  const seen = covered(evaluation, snapshot, [' web'])

  expect(seen.objectives.map(({ id }) => id)).toEqual(['web'])
  expect(seen.keyResults.map(({ id }) => id)).toEqual(['k-web'])
  expect(seen.initiatives.map(({ id }) => id)).toEqual(['i-web'])
  expect(seen.decisions.map(({ id }) => id)).toEqual(['d-web', 'd-shared'])
  expect(evaluation.findings.some(({ title }) => SECRET.test(title ?? ''))).toBe(true)
  const { remember: _, ...told } = seen
  expect(JSON.stringify(told)).not.toMatch(SECRET)
})

test('figures of the whole company are not those of a team', () => {
  expect(covered(evaluation, snapshot, ['Web']).alignment.objectiveCoverage).toBeNull()
})

test('a team that no objective has sees no row', () => {
  const seen = covered(evaluation, snapshot, ['Sales'])

  expect([...seen.objectives, ...seen.keyResults, ...seen.initiatives, ...seen.decisions]).toEqual([])
})

test('a decision that two teams share tells each of its own key results alone', () => {
  const [whole] = evaluation.decisions.filter(({ id }) => id === 'd-shared')
  const [seen] = covered(evaluation, snapshot, ['Web']).decisions.filter(({ id }) => id === 'd-shared')

  expect(whole?.keyResults).toEqual(['k-web', 'k-ops'])
  expect(whole?.outcomeWords).toMatch(SECRET)
  const nothing = { context: '', options: '', recommendation: '', outcomeWords: '', followedWords: '' }
  expect(seen).toMatchObject({ keyResults: ['k-web'], ...nothing })
})

test('a decision of the team alone is told whole, without the names of other rows', () => {
  const [seen] = covered(evaluation, snapshot, ['Web']).decisions

  expect(seen).toMatchObject({
    context: 'It holds up a row of another team.',
    options: 'A. Unblock\nB. Accept',
  })
})
