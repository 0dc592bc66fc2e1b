import { expect, test } from 'vitest'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Initiative, Snapshot } from '#src/core/model.ts'
import { teamWaits } from '#src/core/rows/team-waits.ts'
import { aKeyResult, anInitiative, anObjective, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

const shop = anObjective({ id: 'shop', level: 'team', team: 'Shop' })
const pay = anObjective({ id: 'pay', level: 'team', team: 'Payments ' })
const core = anObjective({ id: 'core', level: 'team', team: 'Core' })
const company = anObjective({ id: 'all' })
const keyResults = [
  aKeyResult({ id: 'ks', objectives: ['shop'] }),
  aKeyResult({ id: 'kp', objectives: ['pay'] }),
  aKeyResult({ id: 'kc', objectives: ['core'] }),
  aKeyResult({ id: 'ka', objectives: ['all'] }),
]

const row = (id: string, keyResult: string, given: Partial<Initiative> = {}) =>
  anInitiative({ id, title: id.toUpperCase(), keyResults: keyResult.split(' '), ...given })

function waits(
  initiatives: readonly Initiative[],
  risks: Partial<Record<string, KeyResultResult['risk']>> = {},
  given: Partial<Snapshot> = {},
) {
  const snapshot = aSnapshot({
    objectives: [shop, pay, core, company],
    keyResults,
    initiatives,
    ...given,
  })
  const { initiatives: results, keyResults: scored, objectives } = evaluateAt(NOW, { snapshot })
  return teamWaits({
    initiatives,
    results,
    objectives,
    keyResults: scored.map((result) => ({ ...result, risk: risks[result.id] ?? result.risk })),
    isEnded: (ids) => ids.includes('old'),
  })
}

test('a team waits for the team whose initiative its own depends on, with the risk of what waits', () => {
  const found = waits([row('a', 'ks', { dependsOn: ['b'] }), row('b', 'kp', { blocker: 'Legal' })], {
    ks: 'high',
    kp: 'critical',
  })
  expect(found).toEqual([
    {
      team: 'Shop',
      waitsFor: 'Payments',
      initiatives: [{ id: 'a', title: 'A', waitsFor: { id: 'b', title: 'B', health: 'blocked' } }],
      health: 'blocked',
      risk: 'high',
    },
  ])
})

test('what runs well is waited for too, what is done or cancelled is not, and nobody waits for itself', () => {
  const pairs = (status: Initiative['status'], keyResult = 'kp') =>
    waits([row('a', 'ks', { dependsOn: ['b', 'a', 'gone'] }), row('b', keyResult, { status })]).length
  expect(pairs('on_track')).toBe(1)
  expect(pairs(null)).toBe(1)
  expect(pairs('done')).toBe(0)
  expect(pairs('cancelled')).toBe(0)
  expect(pairs('blocked', 'ks')).toBe(0)
  expect(pairs('blocked', 'ka')).toBe(0)
  expect(pairs('blocked', 'nowhere')).toBe(0)
  expect(waits([row('a', 'ks old', { dependsOn: ['b'] }), row('b', 'kp')])).toEqual([])
})

test('an initiative of several teams stands for each, and the gravest risk and the worst health lead', () => {
  const initiatives = [
    row('a', 'ks kc', { dependsOn: ['b'] }),
    row('b', 'kp', { status: 'at_risk' }),
    row('c', 'kc', { dependsOn: ['d', 'b'] }),
    row('d', 'kp', { status: 'blocked' }),
  ]
  const risks = { ks: 'low', kc: 'critical' } as const
  const found = waits(initiatives, risks)
  expect(found.map(({ team, waitsFor, health, risk }) => [team, waitsFor, health, risk])).toEqual([
    ['Core', 'Payments', 'blocked', 'critical'],
    ['Shop', 'Payments', 'at_risk', 'critical'],
  ])
  expect(found[0]?.initiatives.map(({ id, waitsFor }) => `${id} ${waitsFor.id}`)).toEqual([
    'a b',
    'c b',
    'c d',
  ])
  expect(waits(initiatives.toReversed(), risks)).toEqual(found)
})

test('a dropped key result puts nothing at risk', () => {
  const dropped = keyResults.map((each) => (each.id === 'ks' ? { ...each, state: 'dropped' as const } : each))
  const initiatives = [row('a', 'ks', { dependsOn: ['b'] }), row('b', 'kp')]
  expect(waits(initiatives, { ks: 'critical' }, { keyResults: dropped })).toMatchObject([{ risk: 'none' }])
})

test('the evaluation tells who waits for whom', () => {
  const initiatives = [row('a', 'ks', { dependsOn: ['b'] }), row('b', 'kp')]
  const snapshot = aSnapshot({ objectives: [shop, pay, core, company], keyResults, initiatives })
  expect(evaluateAt(NOW, { snapshot }).waiting).toMatchObject([
    { team: 'Shop', waitsFor: 'Payments', health: 'on_track' },
  ])
})
