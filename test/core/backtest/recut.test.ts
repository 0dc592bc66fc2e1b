import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PastDay } from '#src/core/backtest/past-courses.ts'
import { recut } from '#src/core/backtest/recut.ts'
import { Policy } from '#src/core/policy.ts'

const { cuts } = Policy.parse({})

function day(confidence: number, parts: Partial<PastDay> = {}): PastDay {
  return {
    day: '2026-08-15',
    ruleVersion: '2',
    confidence,
    score: 0.5,
    t: 0.5,
    status: 'on_track',
    colour: 'on_track',
    startsAnew: false,
    ...parts,
  }
}

test('a colour changes only when its cut is passed by the margin, and without a margin at once', () => {
  const days = [day(0.71), day(0.69), day(0.64), day(0.71), day(0.75)]

  expect(recut(days, cuts)).toEqual(['on_track', 'on_track', 'at_risk', 'at_risk', 'on_track'])
  expect(recut(days, { ...cuts, margin: 0 })).toEqual([
    'on_track',
    'at_risk',
    'at_risk',
    'on_track',
    'on_track',
  ])
})

test('where hysteresis starts anew the cuts alone decide', () => {
  expect(recut([day(0.71), day(0.69, { startsAnew: true })], cuts)).toEqual(['on_track', 'at_risk'])
})

test('what silence did to a status it still does under other cuts', () => {
  const noCheckIn = day(0.706, { status: 'at_risk', colour: null })
  const stale = day(0.8, { status: 'at_risk', colour: 'on_track' })

  expect(recut([noCheckIn, stale], { green: 0.6, amber: 0.4, margin: 0 })).toEqual(['at_risk', 'at_risk'])
  expect(recut([stale], { green: 0.95, amber: 0.9, margin: 0 })).toEqual(['off_track'])
})

test('stricter cuts never show a better colour', () => {
  const rank = { off_track: 0, at_risk: 1, on_track: 2 }
  const days = fc.array(fc.double({ min: 0, max: 1, noNaN: true }).map((confidence) => day(confidence)))
  fc.assert(
    fc.property(days, (all) => {
      const strict = recut(all, { green: 0.8, amber: 0.6, margin: 0.05 })
      for (const [index, colour] of recut(all, cuts).entries()) {
        expect(rank[strict[index] ?? 'on_track']).toBeLessThanOrEqual(rank[colour])
      }
    }),
  )
})
