import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Status } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import { readDefinition } from '#src/core/scoring/definition.ts'
import { greenAt } from '#src/core/scoring/green-at.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function green(parts: Partial<ScoreInput>, day: number, previousColour: Status | null = null) {
  const { aim, targetScore } = readDefinition(aScoreInput(parts), onDay(day), policy)
  return aim === null ? null : greenAt({ aim, day: onDay(day), targetScore, previousColour, policy })
}

test('24 of 60 after 62 % of the time would be green at 30', () => {
  expect(green({ target: 60 }, 62)).toBe(30)
})

test('what is not green yet needs the margin, except late', () => {
  expect(green({ target: 60 }, 62, 'at_risk')).toBe(33)
  expect(green({ target: 60 }, 62, 'on_track')).toBe(30)
  expect(green({ target: 60 }, 75, 'at_risk')).toBe(green({ target: 60 }, 75))
})

test('it is rounded to the green side, downwards where lower is better', () => {
  expect(green({ baseline: 60, target: 0 }, 62)).toBe(30)
  expect(green({ baseline: 47, target: 30 }, 62)).toBe(38)
  expect(green({ baseline: -60, target: 0 }, 62)).toBe(-30)
})

test('it is as fine as the way asks for', () => {
  expect(green({ target: 0.6 }, 62)).toBe(0.3)
  expect(green({ target: 6 }, 62)).toBe(3)
  expect(green({ target: 600 }, 62)).toBe(298)
  expect(green({ target: 6e6 }, 62)).toBe(2_980_000)
})

test('milestones are counted whole, and a list is told as a share', () => {
  expect(green({ type: 'milestone', target: 8, baseline: null }, 62)).toBe(4)
  expect(green({ type: 'milestone', target: null, milestones: '[ ] A\n[ ] B' }, 62)).toBe(0.5)
})

test('where the start itself is green the baseline is', () => {
  expect(green({ target: 60 }, 0)).toBe(0)
})

test('what has no pace has no such value', () => {
  expect(green({ type: 'yes_no', target: null }, 50)).toBeNull()
  expect(green({ type: 'maintain', direction: 'at_least', target: 99 }, 50)).toBeNull()
  expect(green({ baseline: null }, 50)).toBeNull()
})

test('nobody is asked to go further than 1.5 times the way', () => {
  const strict = Policy.parse({ cuts: { green: 1, amber: 0.5 } })
  const { aim } = readDefinition(aScoreInput(), onDay(50), strict)
  if (aim === null) throw new Error('the definition is sound')
  const input = { aim, day: onDay(10), targetScore: 1, previousColour: null, policy: strict }
  expect(greenAt(input)).toBeNull()
})

const goal = fc.record({
  baseline: fc.integer({ min: -1000, max: 1000 }),
  way: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.001, max: 10, noNaN: true })),
  sign: fc.constantFrom(1, -1),
  ambition: fc.constantFrom('committed' as const, 'aspirational' as const),
  curve: fc.constantFrom(null, 'Back-loaded', 'S-curve', `${onDay(40)} 20%`),
})

test('the value is green, and what falls a little short of it is not', () => {
  const before = fc.constantFrom(null, 'at_risk' as const, 'off_track' as const)
  fc.assert(
    fc.property(goal, fc.integer({ min: 15, max: 99 }), before, (parts, day, previousColour) => {
      const { baseline, way, sign, ambition, curve } = parts
      const key = { baseline, target: baseline + sign * way, ambition, curve }
      const found = green(key, day, previousColour)
      const colour = (value: number) => {
        const input = aScoreInput({ ...key, previousColour, history: checkIns({ [day]: value }) })
        return scoreKeyResult(input, onDay(day), policy).colour
      }
      if (found === null) return
      expect(colour(found)).toBe('on_track')
      const short = found - sign * way * 0.11
      if ((short - baseline) * sign > 0) expect(colour(short)).not.toBe('on_track')
    }),
  )
})

test('wild numbers end in a number or in none', () => {
  const wild = fc.oneof(
    fc.double({ noNaN: true }),
    fc.constantFrom(5e-324, 1e-300, 1e15, -1e15, Number.MAX_VALUE),
  )
  fc.assert(
    fc.property(wild, wild, (baseline, target) => {
      const found = green({ baseline, target }, 50)
      expect(found === null || Number.isFinite(found)).toBe(true)
    }),
  )
})
