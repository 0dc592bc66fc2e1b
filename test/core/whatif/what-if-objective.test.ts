import { expect, test } from 'vitest'
import { addDays } from '#src/core/time/day.ts'
import { whatIfPage } from '#src/core/whatif/what-if-page.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'
import { aGoal, materialOf, weighedObjective } from './a-what-if.ts'

const behind = aGoal()
const ahead = aGoal({ id: 'k2', title: 'Another', current: 65 })

test('only what is not on track is listed, with the target that restores it', () => {
  const { members, scope, now } = weighedObjective({ keyResults: [behind, ahead] })
  expect(members).toMatchObject([
    { id: 'k1', scope: { value: 49 }, people: { neededPace: expect.any(Number) } },
  ])
  expect(scope?.chance).toBeGreaterThan(now.chance ?? 1)
  expect(scope?.status).toBe('on_track')
})

test('the end that restores the average chance is the first that does', () => {
  const given = { keyResults: [behind, aGoal({ id: 'k2', current: 35 })] }
  const end = weighedObjective(given).time?.restoring?.value ?? ''
  const chance = (day: string) => weighedObjective(given, { end: day }).time?.asked?.after.chance
  expect(chance(end)).toBeGreaterThanOrEqual(0.7)
  expect(chance(addDays(end, -1))).toBeLessThanOrEqual(0.7)
})

test('accepted, each ends where it is expected to: what misses counts as missed', () => {
  const { accept } = weighedObjective({ keyResults: [behind, ahead] })
  expect(accept).toMatchObject({ chance: 0.5, status: 'off_track' })
  // 0.64 as by hand; the other: v = 2.65 / 2.5 = 1.06, F = 0.65 + 1.06 * 0.5 = 1.18
  expect(accept?.forecast).toBeCloseTo((0.64 + 1.18) / 2, 9)
})

test('an average chance above the cut needs no other end', () => {
  const { time } = weighedObjective({ keyResults: [ahead] })
  expect(time).toMatchObject({ restoring: null, none: 'Its average chance is above 70 % as it is.' })
})

test('a target for an objective, or an end before today, is refused', () => {
  const material = materialOf({ keyResults: [behind] })
  expect(whatIfPage('o1', material, { target: 3, end: null })).toMatchObject({
    refused: expect.stringContaining('An objective has no target'),
  })
  expect(whatIfPage('o1', material, { target: null, end: onDay(3) })).toMatchObject({
    refused: expect.stringContaining('before today'),
  })
})

test('without a key result that can be weighed, or after its end, nothing is', () => {
  const unknown = weighedObjective({ keyResults: [aGoal({ target: null })] })
  expect(unknown).toMatchObject({ cannot: expect.stringContaining('None of its key results'), time: null })
  const over = weighedObjective({ keyResults: [behind], period: HUNDRED_DAYS, today: 120 })
  expect(over.cannot).toContain('ended on 10 Apr')
})
