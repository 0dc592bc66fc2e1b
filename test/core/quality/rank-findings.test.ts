import { expect, test } from 'vitest'
import type { Finding } from '#src/core/model.ts'
import { rankFindings } from '#src/core/quality/rank-findings.ts'
import type { Measurement } from '#src/core/work/work.ts'

function finding(code: string, pageId: string | null, given: Partial<Finding> = {}): Finding {
  const database = 'keyResults'
  return {
    code,
    level: 'mend',
    database,
    pageId,
    title: null,
    property: null,
    message: '',
    mend: '',
    ...given,
  }
}

function keyResult(id: string, score: number | null, measurement: Measurement | null = null) {
  return { id, ended: false, score, measurement }
}

function ranked(findings: readonly Finding[], rows: Partial<Parameters<typeof rankFindings>[1]>): string[] {
  return rankFindings(findings, { objectives: [], keyResults: [], hanging: new Map(), ...rows }).map(
    ({ code, unlocks }) => `${code} ${unlocks}`,
  )
}

test('what unlocks the most key results comes first, and equals keep their order', () => {
  const findings = [
    finding('no_owner', 'k1'),
    finding('several_owners', 'k2'),
    finding('no_target', 'k1'),
    finding('unlinked', 'o1'),
    finding('unreadable_cycle', 'o2'),
  ]
  const rows = {
    objectives: [
      { id: 'o1', keyResults: [] },
      { id: 'o2', keyResults: ['k1', 'k2', 'k3'] },
    ],
    keyResults: [keyResult('k1', null), keyResult('k2', null), keyResult('k3', 0.5)],
    hanging: new Map([['o1', 7]]),
  }
  expect(ranked(findings, rows)).toEqual([
    'unlinked 7',
    'unreadable_cycle 2',
    'no_target 1',
    'no_owner undefined',
    'several_owners undefined',
  ])
})

test('a fault of a row that is scored all the same unlocks nothing', () => {
  const rows = { keyResults: [keyResult('k1', 0.4)] }
  expect(ranked([finding('bad_milestone', 'k1'), finding('no_target', 'gone')], rows)).toEqual([
    'bad_milestone undefined',
    'no_target undefined',
  ])
})

test('a bad link of an objective that is rooted all the same unlocks nothing', () => {
  const objectives = [
    { id: 'o1', keyResults: [] },
    { id: 'o2', keyResults: [] },
  ]
  const hanging = new Map([['o2', 3]])
  const findings = [finding('link_missing', 'o1'), finding('link_self', 'o2'), finding('no_supporter', 'o1')]
  expect(ranked(findings, { objectives, hanging })).toEqual([
    'link_self 3',
    'link_missing undefined',
    'no_supporter undefined',
  ])
})

test('a system that failed unlocks the key results whose number it holds', () => {
  const failed = (detail: string): Measurement => ({ kind: 'unknown', reason: 'source_failed', detail })
  const message = (said: string) => ({ message: `It could not be read. ${said}` })
  const findings = [
    finding('source_failed', null, message('Linear said 500.')),
    finding('source_failed', null, { title: 'GitHub', ...message('GitHub refused the token.') }),
  ]
  const keyResults = [
    keyResult('k1', 0.2, failed('GitHub refused the token.')),
    keyResult('k2', null, failed('GitHub refused the token.')),
    keyResult('k3', null, failed('Linear said 500.')),
    keyResult('k4', 0.5),
  ]
  const [first, second] = rankFindings(findings, { objectives: [], keyResults, hanging: new Map() })
  expect(first).toMatchObject({ title: 'GitHub', unlocks: 2 })
  expect(second).toMatchObject({ unlocks: 1 })
})

test('a column that no score can do without unlocks all that have none', () => {
  const keyResults = [keyResult('k1', null), keyResult('k2', null), keyResult('k3', 1)]
  const findings = [
    finding('property_missing', null, { property: 'Note' }),
    finding('property_retyped', null, { property: 'Target' }),
    finding('property_missing', null, { property: 'Target', database: 'decisions' }),
  ]
  expect(ranked(findings, { keyResults })).toEqual([
    'property_retyped 2',
    'property_missing undefined',
    'property_missing undefined',
  ])
})
