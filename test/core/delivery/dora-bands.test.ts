import { expect, test } from 'vitest'
import { doraBand } from '#src/core/delivery/dora-bands.ts'

test('a value belongs to the best band whose worse end it does not pass', () => {
  expect([15, 7, 1, 0.5, 0.1].map((value) => doraBand(2024, 'deploy frequency', value))).toEqual([
    'Elite by DORA 2024',
    'High by DORA 2024',
    'High by DORA 2024',
    'Medium by DORA 2024',
    'Low by DORA 2024',
  ])
  expect(doraBand(2024, 'lead time', 31)).toBe('High by DORA 2024')
  expect(doraBand(2024, 'time to restore', 30)).toBe('Low by DORA 2024')
  expect([5, 12, 21].map((value) => doraBand(2024, 'change failure rate', value))).toEqual([
    'Elite by DORA 2024',
    'High by DORA 2024',
    'Low by DORA 2024',
  ])
})

test('the reports differ', () => {
  expect(doraBand(2021, 'lead time', 2)).toBe('High by DORA 2021')
  expect(doraBand(2023, 'lead time', 2)).toBe('Elite by DORA 2023')
  expect(doraBand(2021, 'change failure rate', 12)).toBe('Elite by DORA 2021')
  expect(doraBand(2023, 'change failure rate', 12)).toBe('Medium by DORA 2023')
  expect(doraBand(2021, 'deploy frequency', 0.3)).toBe('High by DORA 2021')
})

test('a measure that is none of DORA has no band', () => {
  expect(doraBand(2024, 'ci duration', 5)).toBeNull()
})
