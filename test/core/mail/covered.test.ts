import { expect, test } from 'vitest'
import { covered } from '#src/core/mail/covered.ts'
import {
  aDecision,
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
    aDecision({ id: 'd-web', title: 'Seen decision', keyResults: ['k-web'] }),
    aDecision({ id: 'd-ops', title: 'Hidden decision', keyResults: ['k-ops'] }),
    aDecision({ id: 'd-none', title: 'Hidden decision of nobody' }),
  ],
})
const evaluation = evaluateAt(NOW, { snapshot })

test('whoever is subscribed to everything sees everything', () => {
  expect(covered(evaluation, snapshot, [])).toBe(evaluation)
})

test('whoever is subscribed to a team sees its rows and what hangs on them, and no other row, not even by name', () => {
  const seen = covered(evaluation, snapshot, [' web'])

  expect(seen.objectives.map(({ id }) => id)).toEqual(['web'])
  expect(seen.keyResults.map(({ id }) => id)).toEqual(['k-web'])
  expect(seen.initiatives.map(({ id }) => id)).toEqual(['i-web'])
  expect(seen.decisions.map(({ id }) => id)).toEqual(['d-web'])
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
