import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leaderCalibration } from '#src/core/audit/leader-calibration.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'

type Typed = Pick<KeyResultResult, 'ended' | 'state' | 'word' | 'status' | 'score'>

function ended(word: string | null, score: number | null, given: Partial<Typed> = {}): Typed {
  const status = score === null ? 'unknown' : score >= 0.7 ? 'complete' : 'off_track'
  return { ended: true, state: 'active', word, status, score, ...given }
}

function times(count: number, row: Typed): Typed[] {
  return Array.from({ length: count }, () => row)
}

test('each typed colour of ended cycles is held against the final score', () => {
  const { colours } = leaderCalibration([
    ...times(25, ended('On track', 0.9)),
    ...times(16, ended('🟢', 0.3)),
    ended('At risk', 0.8),
    ended('red', 0.1),
  ])

  expect(colours.map(({ colour, typed, hits }) => [colour, typed, hits])).toEqual([
    ['on_track', 41, 25],
    ['at_risk', 1, 1],
    ['off_track', 1, 0],
  ])
  expect(colours[0]?.hitShare).toBeCloseTo(0.61, 2)
})

test('what runs, was dropped or deferred, or bears no word counts nowhere', () => {
  const { colours, withoutScore, otherWords } = leaderCalibration([
    ended('On track', 0.9, { ended: false }),
    ended('On track', 0.9, { state: 'dropped' }),
    ended('On track', 0.9, { state: 'deferred' }),
    ended(null, 0.9),
    ended(' ', 0.9),
  ])

  expect(
    colours.every(({ typed, hitShare, likely }) => typed === 0 && hitShare === null && likely === null),
  ).toBe(true)
  expect([withoutScore, otherWords]).toEqual([0, []])
})

test('a colour without a final score is neither hit nor miss, and a word that names none is told', () => {
  const { colours, withoutScore, otherWords } = leaderCalibration([
    ended('On track', null),
    ended('Done', 1),
    ended('läuft so', 1),
    ended('läuft so', 0),
  ])

  expect(colours[0]?.typed).toBe(0)
  expect(withoutScore).toBe(1)
  expect(otherWords).toEqual([
    { word: 'läuft so', count: 2 },
    { word: 'Done', count: 1 },
  ])
})

test('the likely range holds the share, narrows with more rows and stays within 0 to 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (all, some) => {
      const hits = Math.min(some, all)
      const range = (factor: number) => {
        const rows = [
          ...times(hits * factor, ended('On track', 1)),
          ...times((all - hits) * factor, ended('On track', 0)),
        ]
        return leaderCalibration(rows).colours[0]?.likely ?? { least: Number.NaN, most: Number.NaN }
      }
      const one = range(1)
      const ten = range(10)

      expect(one.least).toBeGreaterThanOrEqual(0)
      expect(one.most).toBeLessThanOrEqual(1)
      expect(one.least).toBeLessThanOrEqual(hits / all + 1e-9)
      expect(one.most).toBeGreaterThanOrEqual(hits / all - 1e-9)
      expect(ten.most - ten.least).toBeLessThan(one.most - one.least)
    }),
    { numRuns: 30 },
  )
})
