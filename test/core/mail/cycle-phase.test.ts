import { expect, test } from 'vitest'
import { cyclePhase } from '#src/core/mail/cycle-phase.ts'

const QUARTER = { start: '2026-10-01', end: '2026-12-31' }

test.each([
  ['2026-10-01', 1, 'finalise'],
  ['2026-10-07', 1, 'finalise'],
  ['2026-10-08', 2, 'first_check_in'],
  ['2026-10-15', 3, 'steady'],
  ['2026-11-15', 7, 'steady'],
  ['2026-11-16', 7, 'middle'],
  ['2026-11-22', 8, 'middle'],
  ['2026-11-23', 8, 'steady'],
  ['2026-12-01', 9, 'steady'],
  ['2026-12-02', 9, 'force_rank'],
  ['2026-12-17', 12, 'force_rank'],
  ['2026-12-18', 12, 'draft'],
  ['2026-12-25', 13, 'retrospect'],
  ['2026-12-31', 13, 'retrospect'],
])('on %s it is week %i of the quarter, which asks for: %s', (today, week, phase) => {
  expect(cyclePhase([QUARTER], today, 1)).toEqual({
    cycle: '2026-Q4',
    next: '2027-Q1',
    end: '2026-12-31',
    week,
    weeks: 13,
    phase,
  })
})

test('the cycle is the one that most running key results share; one that runs out or has not begun does not count', () => {
  const year = { start: '2026-01-01', end: '2026-12-31' }
  const own = { start: '2026-11-02', end: '2026-12-13' }
  const later = { start: '2027-01-01', end: '2027-03-31' }

  expect(cyclePhase([year, QUARTER, QUARTER, later, later, later, null], '2026-11-20', 1)?.cycle).toBe(
    '2026-Q4',
  )
  expect(cyclePhase([own], '2026-11-20', 1)).toMatchObject({ cycle: '', next: '', week: 3, weeks: 6 })
  expect(cyclePhase([year], '2026-11-20', 1)).toMatchObject({ cycle: '', week: 47, weeks: 52 })
})

test('where nothing runs it is the fiscal quarter', () => {
  expect(cyclePhase([], '2026-11-20', 4)).toMatchObject({ cycle: '2027-Q3', next: '2027-Q4', week: 8 })
})
