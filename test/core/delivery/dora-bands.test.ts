import { expect, test } from 'vitest'
import { doraBand } from '#src/core/delivery/dora-bands.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'

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

type Ends = readonly (readonly [within: number, beyond: number])[]
/** The worse ends of Elite, High and Medium, each with a value beyond it. Medium may be missing. */
const ends: [2021 | 2023 | 2024, DeliveryMeasure, Ends][] = [
  [
    2021,
    'change failure rate',
    [
      [15, 15.1],
      [30, 30.1],
    ],
  ],
  [
    2021,
    'time to restore',
    [
      [0.9, 1],
      [23.9, 24],
      [168, 168.1],
    ],
  ],
  [
    2021,
    'lead time',
    [
      [0.9, 1],
      [168, 168.1],
      [4383, 4384],
    ],
  ],
  [
    2021,
    'deploy frequency',
    [
      [7.1, 7],
      [0.23, 0.22],
      [0.0384, 0.0383],
    ],
  ],
  [
    2023,
    'change failure rate',
    [
      [5, 5.1],
      [10, 10.1],
      [15, 15.1],
    ],
  ],
  [
    2023,
    'time to restore',
    [
      [0.9, 1],
      [23.9, 24],
      [168, 168.1],
    ],
  ],
  [
    2023,
    'lead time',
    [
      [23.9, 24],
      [168, 168.1],
      [730, 731],
    ],
  ],
  [
    2023,
    'deploy frequency',
    [
      [7.1, 7],
      [1, 0.99],
      [0.23, 0.22],
    ],
  ],
  [
    2024,
    'change failure rate',
    [
      [5, 5.1],
      [20, 20.1],
    ],
  ],
  [
    2024,
    'time to restore',
    [
      [0.9, 1],
      [23.9, 24],
    ],
  ],
  [
    2024,
    'lead time',
    [
      [23.9, 24],
      [168, 168.1],
      [730, 731],
    ],
  ],
  [
    2024,
    'deploy frequency',
    [
      [7.1, 7],
      [1, 0.99],
      [0.23, 0.22],
    ],
  ],
]

test.each(ends)('the bands of %i end where its report says: %s', (year, measure, limits) => {
  const names = ['Elite', 'High', 'Medium', 'Low']
  const bandOf = (value: number) => doraBand(year, measure, value)?.replace(` by DORA ${year}`, '')
  for (const [index, [within, beyond]] of limits.entries()) {
    expect(bandOf(within)).toBe(names[index])
    expect(bandOf(beyond)).toBe(index === limits.length - 1 ? 'Low' : names[index + 1])
  }
})
