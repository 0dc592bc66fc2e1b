import { expect, test } from 'vitest'
import type { KeyResultDay, ObjectiveDay, Remembered } from '#src/core/history.ts'
import { noNews } from '#src/core/no-news.ts'
import { onlyNews } from '#src/core/only-news.ts'
import { packed } from './packed.ts'

const day: KeyResultDay = {
  keyResultId: 'k1',
  day: '2026-11-20',
  status: 'on_track',
  overruled: null,
  risk: 'low',
  score: 0.5,
  confidence: 0.8,
  baseline: 0,
  target: 100,
  weight: null,
  period: { start: '2026-10-01', end: '2026-12-31' },
  colour: null,
  targetScore: 0.7,
  ruleVersion: '2',
}
const objectiveDay: ObjectiveDay = {
  objectiveId: 'o1',
  day: '2026-11-20',
  status: 'on_track',
  score: 0.5,
  confidence: 0.8,
  colour: null,
}
const nothing = noNews
const newsOf = (days: readonly KeyResultDay[], objectiveDays: readonly ObjectiveDay[] = []): Remembered => ({
  ...nothing,
  days,
  objectiveDays,
})

test('a day that is remembered so already is no news, in whatever order its cells come', () => {
  const { keyResultId, ...rest } = day
  const known = { checkIns: [], days: [{ ...rest, keyResultId }], objectiveDays: [{ ...objectiveDay }] }

  expect(onlyNews(newsOf([day], [objectiveDay]), known)).toEqual(newsOf([]))
})

test('another value, another row and another day are news', () => {
  const known = { checkIns: [], days: [day], objectiveDays: [objectiveDay] }
  const news = newsOf(
    [
      { ...day, score: null },
      { ...day, keyResultId: 'k2' },
      { ...day, day: '2026-11-21' },
    ],
    [{ ...objectiveDay, status: 'at_risk' }],
  )

  expect(onlyNews(news, known)).toEqual(news)
})

test('a check-in that is remembered so already is no news; another value or source is', () => {
  const checkIn = { keyResultId: 'k1', day: '2026-11-20', value: 3, source: 'measured' } as const
  const others = [
    { ...checkIn, value: 4 },
    { ...checkIn, source: 'typed' as const },
  ]
  const known = { checkIns: packed([checkIn]), days: [], objectiveDays: [] }

  const { checkIns } = onlyNews({ ...newsOf([]), checkIns: [checkIn, ...others] }, known)

  expect(checkIns).toEqual(others)
})
