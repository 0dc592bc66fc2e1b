import { expect, test } from 'vitest'
import { scoreCompany } from '#src/core/company/score-company.ts'
import { Policy } from '#src/core/policy.ts'
import { aCompany, aRow, only } from './a-company.ts'

const QUARTER = { name: 'Acme', quarter_start: '2026-10-01', quarter_end: '2026-12-31' }

function at(quarterProgress: number, row = {}, company: object = QUARTER) {
  const objectives = [{ id: 'C1', title: 'Grow', key_results: [aRow(row)] }]
  const file = { company_okrs: { ...company, objectives } }
  const score = scoreCompany(file, { now: '2030-05-05', quarterProgress, policy: Policy.parse({}) })
  return { ...score, row: only(only(score.company.objectives).keyResults) }
}

test.each([0, 0.1, 1 / 3, 0.5, 0.7, 0.699, 0.999])(
  '%d of the quarter is exactly that, whatever the day',
  (share) => {
    const { progress, row } = at(share)

    expect(progress).toBe(share)
    expect(row.plan).toBe(share)
    expect(row.expected).toBeCloseTo(share * 0.7, 12)
  },
)

test('it needs no dates at all', () => {
  const { progress, asOf, row } = at(0.7, {}, { name: 'Acme' })

  expect(progress).toBe(0.7)
  expect(asOf).toBe('2030-05-05')
  expect(row).toMatchObject({ plan: 0.7, score: 0.5, errors: [] })
})

test('a current is of now, and dated check-ins keep their own days', () => {
  const history = [{ date: '2026-11-16', value: 50 }]
  const { row, asOf } = at(0.7, { history })

  expect(asOf).toBe('2026-12-04')
  expect(row.lastCheckIn).toBe('2026-11-16')
  expect(row.confidence).not.toBe(at(0.7).row.confidence)
  expect(row.confidence).toBe(at(0.75, { history }).row.confidence)
})

test('the whole of the quarter is its end', () => {
  expect(at(1).row).toMatchObject({ status: 'off_track', confidence: 0, forecast: 0.5 })
  expect(at(1, { current_value: 70 }).row).toMatchObject({ status: 'complete', confidence: 1 })
})

test('its start is no progress, and not the middle', () => {
  expect(at(0, { current_value: 0 }).row).toMatchObject({ plan: 0, status: 'not_started' })
})

test('the same file without it goes by the day', () => {
  const file = aCompany([aRow()])
  const score = scoreCompany(file, { now: '2026-01-26', policy: Policy.parse({}) })

  expect(score.progress).toBe(0.25)
})
