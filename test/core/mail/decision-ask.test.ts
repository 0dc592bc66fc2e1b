import { expect, test } from 'vitest'
import type { KeyResultDay } from '#src/core/history.ts'
import { liveSighting } from '#src/core/live/live-of.ts'
import { decisionAsks } from '#src/core/mail/decision-ask.ts'
import { decisionBrief } from '#src/core/mail/decision-brief.ts'
import { decisionFacts } from '#src/core/mail/decision-facts.ts'
import type { Decision, KeyResult, Snapshot } from '#src/core/model.ts'
import { decision } from '#templates/fixtures/rows.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  aSnapshot,
  evaluateAt,
  NOW,
  type Past,
  TODAY,
} from '#test/core/a-snapshot.ts'

const OPTIONS = [
  'A. Scope: Target 31.5 instead of 60 customers, chance 72 %. Gives up 48 % of the way.',
  'B. Time: End 2027-02-10 instead of 2026-12-31, chance 71 %. 41 days more.',
  'C. People: 8.9 customers a week needed, 2.3 so far, 5.7 weeks left; no chance can be told.',
  'D. Accept: expected to end at 43 % of the way; a miss.',
]

test('a digest tells each option by its first clause, a letter whole, and both no more than five', () => {
  const row = decision({
    context: `12 of 60 customers on 19 Nov, the plan was 22. Chance of reaching it: 39 %. ${'It has long been so. '.repeat(9)}`,
    options: [...OPTIONS, 'E. Nothing', ' ', 'F. Everything', 'G. More'].join('\r\n'),
    recommendation: 'B, Time: 41 days more restore it.',
  })
  expect(decisionBrief(row, 'digest')).toEqual({
    context: '12 of 60 customers on 19 Nov, the plan was 22.',
    options: [
      'A. Scope: Target 31.5 instead of 60 customers, chance 72 %',
      'B. Time: End 2027-02-10 instead of 2026-12-31, chance 71 %',
      'C. People: 8.9 customers a week needed, 2.3 so far, 5.7 weeks left',
      'D. Accept: expected to end at 43 % of the way',
      'E. Nothing',
    ],
    moreOptions: 2,
    recommendation: 'B, Time: 41 days more restore it.',
    raised: null,
  })
  expect(decisionBrief(row, 'letter')?.options).toEqual([...OPTIONS, 'E. Nothing'])
  expect(decisionBrief(decision({ context: 'Why', options: ' \n\u200b' }), 'digest')).toBeNull()
})

test("people's own texts are one line each, however long and whatever they hold", () => {
  const brief = decisionBrief(
    {
      context: 'word '.repeat(200),
      options: `${'x'.repeat(900)}\n\u202Egnp\u0000`,
      recommendation: 'y'.repeat(900),
      raised: null,
    },
    'letter',
  )
  const lines = [brief?.context ?? '', ...(brief?.options ?? []), brief?.recommendation ?? '']
  expect(lines.map(({ length }) => length)).toEqual([160, 110, 3, 160])
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test('what waits to be made with its options comes first, then the flagged, then what was made and is lacking', () => {
  const asks = decisionAsks(
    [
      decision({ id: 'fine' }),
      decision({ id: 'made', status: 'decided', flags: ['no_rationale'] }),
      decision({ id: 'flagged', flags: ['decision_overdue'], decideBy: '2026-11-12' }),
      decision({ id: 'asked', options: 'A. Scope', decideBy: '2026-11-27' }),
      decision({ id: 'overdue', options: 'A. Scope', flags: ['decision_overdue'], decideBy: '2026-11-12' }),
      decision({ id: 'over', options: 'A. Scope', status: 'superseded' }),
    ],
    { open: new Set(['fine', 'flagged', 'asked', 'overdue']), madeOn: new Map() },
    TODAY,
  )
  expect(asks.map(({ id, brief }) => [id, brief !== null])).toEqual([
    ['overdue', true],
    ['asked', true],
    ['flagged', false],
    ['made', false],
  ])
})

test('what was decided is asked about once a week has passed without it, and what was done otherwise at once', () => {
  const undone = (followed: 'as_decided' | 'not_yet' | 'otherwise' | null, madeOn?: string) =>
    decisionAsks(
      [decision({ id: 'd', status: 'decided', followed })],
      { open: new Set(), madeOn: new Map(madeOn === undefined ? [] : [['d', madeOn]]) },
      TODAY,
    ).map((ask) => ask.undone)
  expect(undone('not_yet', '2026-11-12')).toEqual([{ how: 'not_yet', since: '2026-11-12' }])
  expect(undone('not_yet', '2026-11-13')).toEqual([])
  expect(undone('not_yet')).toEqual([])
  expect(undone('otherwise', '2026-11-19')).toEqual([{ how: 'otherwise', since: '2026-11-19' }])
  expect(undone('as_decided', '2026-11-01')).toEqual([])
})

const red = { override: 'off_track', overrideUntil: '2026-12-31' } as const

function undecided(
  since: string,
  decisions: readonly Partial<Decision>[] = [],
  other: {
    readonly keyResult?: Partial<KeyResult>
    readonly snapshot?: Partial<Snapshot>
    readonly sightings?: Past['sightings']
  } = {},
) {
  const days = [since, '2026-11-18', '2026-11-19'].map(
    (day): KeyResultDay => ({
      keyResultId: 'k1',
      day,
      status: 'off_track',
      overruled: null,
      risk: 'high',
      score: 0.1,
      confidence: 0.1,
      baseline: 0,
      target: 60,
      weight: 1,
      period: null,
      colour: 'off_track',
      targetScore: 1,
      ruleVersion: '2',
    }),
  )
  const snapshot = aSnapshot({
    keyResults: [aKeyResult({ ...red, ...other.keyResult })],
    decisions: decisions.map((each) => aDecision({ keyResults: ['k1'], ...each })),
    ...other.snapshot,
  })
  const history = aHistory({ days, sightings: other.sightings ?? [] })
  const evaluation = evaluateAt(NOW, { snapshot, history })
  return [...decisionFacts({ snapshot, evaluation, history, timezone: 'UTC' }).undecided]
}

test('red for a week without a decision is said, also where one is raised and not made', () => {
  const found = [['k1', '2026-11-13']]
  expect(undecided('2026-11-13')).toEqual(found)
  expect(undecided('2026-11-14')).toEqual([])
  expect(undecided('2026-11-13', [{ raised: '2026-11-13' }])).toEqual(found)
  expect(undecided('2026-11-13', [{ status: 'decided', date: '2026-11-12' }])).toEqual(found)
  expect(undecided('2026-11-13', [{ status: 'decided', date: '2026-11-13' }])).toEqual([])
  expect(undecided('2026-11-13', [{ status: 'reversed', date: '2026-11-14' }])).toEqual(found)
  const replaced = { id: 'd1', status: 'superseded', date: '2026-11-10' } as const
  const by = { id: 'd2', status: 'decided', date: '2026-11-15', keyResults: [], supersedes: ['d1'] } as const
  expect(undecided('2026-11-13', [replaced, by])).toEqual([])
})

test('nothing is said of red without a log that is live, while columns are lost, or of what is over', () => {
  const { databases } = aSnapshot()
  const lost = [{ field: 'status', property: 'Status' }]
  const without = databases.filter(({ kind }) => kind !== 'decisions')
  const blind = databases.map((each) => (each.kind === 'decisions' ? { ...each, lost } : each))
  const adopted = databases.map((each) => ({ ...each, madeByInit: false }))
  const since = '2026-11-13'
  expect(undecided(since, [], { snapshot: { databases: without } })).toEqual([])
  expect(undecided(since, [{}], { snapshot: { databases: blind } })).toEqual([])
  expect(undecided(since, [], { snapshot: { databases: adopted } })).toEqual([])
  expect(
    undecided(since, [], {
      snapshot: { databases: adopted },
      sightings: [liveSighting('2026-11-13T09:00:00.000Z')],
    }),
  ).toEqual([])
  expect(undecided(since, [], { keyResult: { state: 'dropped' } })).toEqual([])
})

test('what has recovered by itself asks nobody', () => {
  const asked = decision({ options: 'A. Accept: a miss.', prepared: true })
  const facts = { open: new Set([asked.id]), madeOn: new Map() }
  expect(decisionAsks([asked], facts, TODAY)).toHaveLength(1)
  expect(decisionAsks([{ ...asked, recovered: true }], facts, TODAY)).toEqual([])
})
