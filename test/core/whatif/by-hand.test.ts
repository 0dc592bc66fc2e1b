import { expect, test } from 'vitest'
import { onDay } from '#test/core/a-score-input.ts'
import { aGoal, weighed } from './a-what-if.ts'

// The constants: K = 2, m = 1, s = 0.45, o = 0.05; aspirational, so s* = 0.7. From 0 to 100 in 100 days, 20 on day 50; beside it,
// with the same weight, one that stands at 60. Phi is looked up.
const other = aGoal({ id: 'k2', title: 'Another', current: 60 })
const answer = weighed({ keyResults: [aGoal(), other] }, { target: 50, end: onDay(199) })

test('as it stands: y = 0.2, u = 0.5', () => {
  // v = (2 * 1 + 0.2) / (2 + 0.5) = 0.88; F = 0.2 + 0.88 * 0.5 = 0.64
  // sd = sqrt(0.05^2 + 0.45^2 * 0.5 * 3 / 2.5) = sqrt(0.0025 + 0.1215) = 0.352136
  // chance = Phi((0.64 - 0.7) / 0.352136) = Phi(-0.170389) = 0.4324
  expect(answer.now).toMatchObject({ forecast: expect.closeTo(0.64, 6), chance: expect.closeTo(0.4324, 4) })
})

test('scope: a target of 50 makes y = 0.4, and 49 is the first whole one above 70 %', () => {
  // 50: v = 2.4 / 2.5 = 0.96; F = 0.4 + 0.96 * 0.5 = 0.88; Phi(0.18 / 0.352136) = Phi(0.511166) = 0.6954
  expect(answer.scope?.asked?.after).toMatchObject({
    forecast: expect.closeTo(0.88, 6),
    chance: expect.closeTo(0.6954, 4),
    status: 'at_risk',
  })
  // 49: y = 20 / 49 = 0.408163; v = 0.963265; F = 0.889796; Phi(0.189796 / 0.352136) = Phi(0.538985) = 0.7051
  expect(answer.scope?.restoring).toMatchObject({
    value: 49,
    costs: 'gives up 51 % of the way',
    after: { chance: expect.closeTo(0.7051, 4), status: 'on_track' },
  })
})

test('time: 200 days make u = 0.25, and 204 are the first above 70 %', () => {
  // v = 2.2 / 2.25 = 0.977778; F = 0.2 + 0.977778 * 0.75 = 0.933333
  // sd = sqrt(0.0025 + 0.2025 * 0.75 * 3 / 2.25) = sqrt(0.205) = 0.452769; Phi(0.515348) = 0.6968
  expect(answer.time?.asked?.after.chance).toBeCloseTo(0.6968, 4)
  // 203 days: u = 0.246305; F = 0.938158; sd = 0.454239; Phi(0.524301) = 0.69996
  // 204 days: u = 0.245098; F = 0.939737; sd = 0.454719; Phi(0.527220) = 0.7010
  expect(answer.time?.restoring).toMatchObject({
    value: onDay(203),
    costs: '104 days more, for its sibling too',
    after: { chance: expect.closeTo(0.701, 4) },
  })
})

test('people: 50 in 50 days are needed, 20 in 50 days were made', () => {
  // need = (0.7 - 0.2) / 0.5 = 1; so far 0.2 / 0.5 = 0.4; 50 / 50 * 7 = 7 a week against 20 / 50 * 7 = 2.8
  const { people } = answer
  expect(people?.neededPace).toBeCloseTo(1, 9)
  expect(people?.paceSoFar).toBeCloseTo(0.4, 9)
  expect(people?.likelyPace).toBeCloseTo(0.88, 9)
  expect(people?.neededPerWeek).toBeCloseTo(7, 9)
  expect(people?.soFarPerWeek).toBeCloseTo(2.8, 9)
  expect(people?.weeksLeft).toBeCloseTo(50 / 7, 9)
})

test('accept: 0.64 is a miss, and its objective loses its part of the chance', () => {
  // The other: y = 0.6; v = 1.04; F = 1.12; Phi(0.42 / 0.352136) = Phi(1.192722) = 0.8835
  // The objective: (0.4324 + 0.8835) / 2 = 0.6579 today, (0 + 0.8835) / 2 = 0.4418 with the miss; it ends at (0.64 + 1.12) / 2.
  // Its score counts the miss as it ends: (0.64 + 0.60) / 2 = 0.62, today (0.2 + 0.6) / 2 = 0.4.
  expect(answer.objective).toMatchObject({
    chance: expect.closeTo(0.6579, 4),
    score: expect.closeTo(0.4, 9),
  })
  expect(answer.accept).toMatchObject({
    isMiss: true,
    value: expect.closeTo(64, 9),
    after: { score: expect.closeTo(0.64, 9), chance: 0, status: 'off_track' },
    objective: {
      score: expect.closeTo(0.62, 9),
      chance: expect.closeTo(0.4418, 4),
      forecast: expect.closeTo(0.88, 9),
      status: 'off_track',
    },
  })
})
