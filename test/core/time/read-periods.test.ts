import { expect, test } from 'vitest'
import { readPeriods } from '#src/core/time/read-periods.ts'
import { quarterNamed, sameTime } from '#src/core/time/same-time.ts'

const Q4 = { start: '2026-10-01', end: '2026-12-31' }

test.each([
  ...[
    'Q4 2026',
    '2026-Q4',
    '2026Q4',
    'Q4/26',
    'Q4’26',
    '26-Q4',
    '4Q26',
    'FY26 Q4',
    'Q4 FY2026',
    'Quarter 4, 2026',
  ],
  ...['4. Quartal 2026', 'T4 2026', '4e trimestre 2026', '4º trimestre de 2026', 'cuarto trimestre de 2026'],
  ...[
    '🎯 Q4 2026 OKRs',
    'Cycle: Q4 2026',
    '2026 – Q4',
    'Q4 2026 (Oct–Dec)',
    'Q4 (Oct–Dec 2026)',
    'Ｑ4 ２０２６',
  ],
  ...[
    'Oct–Dec 2026',
    'Okt.–Dez. 2026',
    'octobre à décembre 2026',
    'octubre a diciembre 2026',
    '10/2026 - 12/2026',
  ],
  ...['1 Oct – 31 Dec 2026', 'October 1st, 2026 to December 31st, 2026', 'Oct 1 - Dec 31, 2026'],
  ...['2026-10-01 → 2026-12-31', '2026-10-01/2026-12-31', '01.10.2026 - 31.12.2026', '01.10.–31.12.2026'],
  ...['vom 1. Oktober bis 31. Dezember 2026', 'du 1er octobre au 31 décembre 2026'],
  ...['del 1 de octubre al 31 de diciembre de 2026', '01/10/2026 - 31/12/2026', '10/01/2026 - 12/31/2026'],
])('%s is the fourth quarter of 2026', (text) => {
  expect(readPeriods(text, 1)).toEqual([Q4])
})

test.each([
  ['H2 2026', '2026-07-01', '2026-12-31'],
  ['2. Halbjahr 2026', '2026-07-01', '2026-12-31'],
  ['S1 2026', '2026-01-01', '2026-06-30'],
  ['second half of 2026', '2026-07-01', '2026-12-31'],
  ['FY2026', '2026-01-01', '2026-12-31'],
  ['Nov 2026', '2026-11-01', '2026-11-30'],
  ['2026-11', '2026-11-01', '2026-11-30'],
  ['février 2028', '2028-02-01', '2028-02-29'],
  ['1.–31. März 2026', '2026-03-01', '2026-03-31'],
  ['Nov – Jan 2027', '2026-11-01', '2027-01-31'],
  ['1 Oct 2026 – 31 Jan', '2026-10-01', '2027-01-31'],
  ['Q4 2026 – Q1 2027', '2026-10-01', '2027-03-31'],
])('%s is a period of its own', (text, start, end) => {
  expect(readPeriods(text, 1)).toEqual([{ start, end }])
})

test('years, halves and quarters are fiscal, and months are not', () => {
  expect(readPeriods('FY26 Q4', 4)).toEqual([{ start: '2026-01-01', end: '2026-03-31' }])
  expect(readPeriods('H1 2026', 4)).toEqual([{ start: '2025-04-01', end: '2025-09-30' }])
  expect(readPeriods('FY25/26', 4)).toEqual([{ start: '2025-04-01', end: '2026-03-31' }])
  expect(readPeriods('Oct–Dec 2026', 4)).toEqual([Q4])
  expect(readPeriods('FY25/26', 1)).toEqual([])
})

test('what may mean two times is told with both of them', () => {
  expect(readPeriods('01/10/2026 - 05/12/2026', 1)).toEqual([
    { start: '2026-10-01', end: '2026-12-05' },
    { start: '2026-01-10', end: '2026-05-12' },
  ])
  expect(readPeriods('Q4 2026 (Jan–Mar 2026)', 1)).toHaveLength(2)
  expect(readPeriods('Q4 2026 (Jan–Mar 2026)', 4)).toHaveLength(1)
  // Where the months bear no year they have that of the rest; what holds the other says no other time.
  expect(readPeriods('Q4 2026 (Jan–Mar)', 1)).toHaveLength(2)
  expect(readPeriods('Q4 2026 (Oct–Dec)', 4)).toEqual([{ start: '2026-01-01', end: '2026-03-31' }, Q4])
  expect(readPeriods('Q4 2026 (Jan–Mar)', 4)).toHaveLength(1)
  expect(readPeriods('FY26 Q3 (Oct–Dec)', 4)).toHaveLength(1)
  expect(readPeriods('Q4 2026 (H2)', 1)).toEqual([Q4])
})

test.each([
  ...[
    '',
    'Q4',
    '26',
    '2026-Q5',
    'H3 2026',
    'next quarter',
    'Sprint 12',
    'Q3 2026, Q4 2026',
    'jui 2026',
    'Nov 26',
  ],
  ...[
    '2026-10-12',
    '31/12/2026',
    '31.09.2026 - 31.12.2026',
    'Dec 2026 - Oct 2026',
    '1 Oct - 31 Dec',
    '9999-Q4',
  ],
  'Q4 2026 '.repeat(100),
])('%s is no period', (text) => {
  expect(readPeriods(text, 1)).toEqual([])
})

test('the same time is the same however it is written, and a fiscal quarter is no span of months', () => {
  expect(sameTime({ cycle: 'Q4/26' }, { cycle: '2026-Q4' })).toBe(true)
  expect(sameTime({ cycle: 'Q4 2026' }, { cycle: 'Oct–Dec 2026' })).toBe(false)
  expect(sameTime({ cycle: 'Oct–Dec 2026' }, { period: Q4 })).toBe(true)
  expect(sameTime({ cycle: null }, {})).toBe(false)
  expect(quarterNamed('Q4/26')).toBe('2026-Q4')
  expect(quarterNamed('Oct–Dec 2026')).toBeNull()
})
