import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AtRiskKeyResult, atRisk, byRisk } from '#src/core/advice/at-risk.ts'

function row(id: string, given: Partial<AtRiskKeyResult> = {}): AtRiskKeyResult {
  return { id, status: 'off_track', risk: 'high', confidence: 0.4, weight: 1, objectiveId: null, ...given }
}

const ids = (rows: readonly AtRiskKeyResult[]) => rows.map(({ id }) => id)

test('only what is at risk or off track is listed, the gravest risk first', () => {
  const rows = [
    row('fine', { status: 'on_track', risk: 'low' }),
    row('amber', { status: 'at_risk', risk: 'medium' }),
    row('red'),
    row('unknown', { status: 'unknown', risk: 'low', confidence: null }),
    row('critical', { risk: 'critical', confidence: 0.45 }),
    row('done', { status: 'complete', risk: 'none' }),
  ]

  expect(ids(atRisk(rows, []))).toEqual(['critical', 'red', 'amber'])
})

test('of one risk the one with more at stake leads: its chance, its weight and the weight of its objective', () => {
  const rows = [
    row('even', { confidence: 0.4 }),
    row('unlikely', { confidence: 0.1 }),
    row('heavy', { confidence: 0.4, weight: 2 }),
    row('under a heavy objective', { confidence: 0.4, objectiveId: 'o3' }),
  ]

  expect(ids(atRisk(rows, [{ id: 'o3', weight: 3 }]))).toEqual([
    'under a heavy objective',
    'heavy',
    'unlikely',
    'even',
  ])
})

test("where a person's word is in force it ranks by the word, for the risk is that of the rules", () => {
  const rows = [
    row('red by the rules'),
    row('amber by the rules', { status: 'at_risk', risk: 'medium' }),
    row('called red', { risk: 'low', confidence: 0.3 }),
    row('called amber', { status: 'at_risk', risk: 'critical', confidence: 0.1 }),
  ]

  expect(ids(atRisk(rows, []))).toEqual([
    'called amber',
    'called red',
    'red by the rules',
    'amber by the rules',
  ])
})

test('an unknown chance stands between a small and a good one', () => {
  const rows = [
    row('good', { confidence: 0.6 }),
    row('unknown', { confidence: null }),
    row('small', { confidence: 0.4 }),
  ]

  expect(ids(atRisk(rows, []))).toEqual(['small', 'unknown', 'good'])
})

test('the order of the rows does not matter, and both doors agree', () => {
  const anyRow = fc.record({
    id: fc.uuid(),
    status: fc.constantFrom('at_risk' as const, 'off_track' as const),
    risk: fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const),
    confidence: fc.option(fc.constantFrom(0, 0.25, 0.5)),
    weight: fc.constantFrom(0, 1, 2),
    objectiveId: fc.constantFrom(null, 'o1', 'gone'),
  })
  const objectives = [{ id: 'o1', weight: 2 }]
  fc.assert(
    fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 12 }), (rows) => {
      const sorted = atRisk(rows, objectives)
      expect(atRisk(rows.toReversed(), objectives)).toEqual(sorted)
      expect(rows.toSorted(byRisk(objectives))).toEqual(sorted)
    }),
  )
})
