import { expect, test } from 'vitest'
import type { KeyResult } from '#src/core/model.ts'
import { whatIfPage } from '#src/core/whatif/what-if-page.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'
import { anInitiative, aSnapshot, CHECKOUT, checkoutAt } from '#test/core/a-snapshot.ts'
import { aMaterial } from '#test/core/explain/a-material.ts'
import { aGoal, asked, type Given, materialOf, weighed } from './a-what-if.ts'

function one(parts: Partial<KeyResult>, given: Partial<Given> = {}): Given {
  return { keyResults: [aGoal(parts)], ...given }
}

test('a target in a percent column is asked for as Notion shows it', () => {
  const given = one({ target: 0.6, current: 0.1, currentFormat: 'percent' })
  const { scope } = weighed(given, { target: 40 })
  expect(scope?.asked).toMatchObject({ value: 0.4, shown: 'Target 40 instead of 60 %' })
  expect(scope?.restoring?.shown).toMatch(/^Target \d+ instead of 60 %$/)
})

test('whole numbers are restored to a whole number, others to about a hundredth of the way', () => {
  expect(weighed(one({ target: 8, current: 1 })).scope?.restoring?.value).toBe(2)
  const fine = weighed(one({ target: 8, current: 1.5 })).scope?.restoring?.value ?? 0
  expect(Number.isInteger(fine * 10) && !Number.isInteger(fine)).toBe(true)
  expect(weighed(one({ target: 1, current: 0 })).scope?.restoring).toBeNull()
})

test('what is on track needs nothing, and what was asked for is answered all the same', () => {
  const { scope, time, accept, objective } = weighed(one({ current: 60 }), { target: 120, end: onDay(70) })
  expect(scope).toMatchObject({ restoring: null, none: 'Its chance is above 70 % as it is.' })
  expect(scope?.asked?.costs).toBe('asks for 20 % more of the way')
  expect(time).toMatchObject({ restoring: null, asked: { value: onDay(70) } })
  expect(accept).toMatchObject({ isMiss: false, objective: { chance: objective?.chance } })
})

test('too late or too far: no end within a year restores it, and that is said', () => {
  const { time } = weighed(one({ ambition: 'committed', current: 5 }))
  expect(time).toMatchObject({ restoring: null, none: 'No end within a year brings it above 70 %.' })
})

test('the cut of the policy decides what restores', () => {
  const strict = { cuts: { green: 0.9, amber: 0.5, margin: 0.05 } }
  const usual = weighed(one({}))
  const stricter = weighed(one({}, { policy: strict }))
  expect(stricter.green).toBe(0.9)
  expect(stricter.scope?.restoring?.after.chance).toBeGreaterThanOrEqual(0.9)
  expect(stricter.scope?.restoring?.value).toBeLessThan(usual.scope?.restoring?.value ?? 0)
})

test('of a value that is old the chance is told, and that silence holds its status down', () => {
  const { scope, assumes } = weighed(one({}, { today: 70 }))
  expect(scope?.restoring?.after).toMatchObject({ status: 'at_risk' })
  expect(scope?.restoring?.after.chance).toBeGreaterThan(0.7)
  expect(assumes).toContain('its value is old, which keeps it from On track whatever the chance')
})

test('an assumed baseline stays as it is assumed, and is told', () => {
  const { scope, assumes } = weighed(one({ baseline: null }), { target: 15 })
  expect(scope?.asked?.after.score).toBe(1)
  expect(assumes).toContain('the baseline is assumed, its cell being empty')
})

test('Yes/No: no target, and without linked work no end restores it', () => {
  const { scope, time, people, accept } = weighed(one({ type: 'yes_no', current: 0 }), { end: onDay(199) })
  expect(scope?.none).toBe('Done or not: there is no target to lower.')
  expect(time).toMatchObject({ restoring: null, none: expect.stringContaining('nothing shows how far') })
  // b = 0.6: at t = 0.25 (0.6 - 0.0375) / (1 - 0.0375), at t = 0.5 (0.6 - 0.15) / (1 - 0.15)
  expect(time?.asked?.after.chance).toBeCloseTo(0.584416, 6)
  expect(people?.words).toContain('a pace has no meaning')
  expect(accept).toMatchObject({ isMiss: true, after: { score: 0, chance: 0, status: 'off_track' } })
})

test('Yes/No with linked work: the end is found by the work', () => {
  const keyResult = aGoal({ type: 'yes_no', current: 0 })
  const material = materialOf({ keyResults: [keyResult] })
  const linked = aMaterial({
    snapshot: { ...material.snapshot, initiatives: [anInitiative({ source: CHECKOUT })] },
    readings: checkoutAt(0.2),
    now: material.evaluation.asOf,
  })
  const answer = whatIfPage('k1', linked, { target: null, end: null })
  expect(answer).toMatchObject({ kind: 'key_result', time: { restoring: { after: { status: 'on_track' } } } })
})

test('Maintain: the bound can be widened, as far as Floor; no end helps', () => {
  const checkIns = { 10: 99.95, 20: 99.95, 30: 99.5, 40: 99.95 }
  const parts = { type: 'maintain', direction: 'at_least', baseline: null, target: 99.9 } as const
  const given = one({ ...parts, current: 99.7 }, { checkIns })
  const { scope, time } = weighed(given, { target: 99.8, end: onDay(150) })
  expect(scope?.restoring?.value).toBeLessThanOrEqual(99.7)
  expect(scope?.restoring?.after.chance).toBeGreaterThan(0.7)
  expect(time).toMatchObject({ restoring: null, none: expect.stringContaining('only to be kept for longer') })
  expect(time?.asked?.after.chance).toBe(scope?.asked?.after.chance)
  const floored = weighed(one({ ...parts, current: 99.7, floor: 99.8 }, { checkIns }))
  expect(floored.scope?.restoring).toBeNull()
  expect(asked(one({ ...parts, current: 99.7, floor: 99.6 }, { checkIns }), { target: 99.5 })).toMatchObject({
    refused: expect.stringContaining('Floor is 99.6'),
  })
})

test('Between: the bound in Target is the one that moves', () => {
  const parts = { type: 'maintain', direction: 'between', baseline: 10, target: 20 } as const
  const checkIns = { 10: 15, 20: 16, 30: 17, 40: 23 }
  const above = weighed(one({ ...parts, current: 24 }, { checkIns })).scope
  expect(above?.restoring?.value).toBe(24)
  const below = weighed(one({ ...parts, current: 5 }, { checkIns: { 20: 4 } })).scope
  expect(below).toMatchObject({ restoring: null, none: 'There is no lower target that a person would say.' })
  expect(asked(one({ ...parts, current: 24 }), { target: 9 })).toMatchObject({
    refused: expect.stringContaining('beyond the baseline of 10'),
  })
})

test('a list of milestones: the fewest open ones that are due last are left out, and one stays', () => {
  const milestones = '[x] Design\n[ ] Build\n[ ] Launch *2\n[ ] Blog post'
  const given = one({ type: 'milestone', milestones, target: null, current: null })
  const { scope, people } = weighed(given)
  expect(scope?.restoring).toMatchObject({ value: 2, shown: 'Without "Launch" and "Blog post"' })
  expect(scope?.restoring?.after.chance).toBeGreaterThan(0.7)
  expect(people?.neededPerWeek).toBeGreaterThan(0)
  expect(asked(given, { target: 3 })).toMatchObject({
    refused: expect.stringContaining('no number to lower'),
  })
  const dated = milestones.replaceAll(/$/gm, ` @ ${onDay(60)}`).replace('Launch *2', 'Launch')
  const late = weighed(one({ type: 'milestone', milestones: dated, target: null }, { today: 80 }))
  expect(late.time?.none).toContain('its milestones keep their own days')
})

test.each([
  ['a target beyond the baseline', { target: -3 }, 'lies beyond the baseline of 0'],
  ['a target at the baseline', { target: 0 }, 'lies beyond the baseline of 0'],
  ['a target that no number holds', { target: 1e300 }, 'cannot be reckoned with'],
  ['an end before today', { end: onDay(49) }, `before today, ${onDay(50)}`],
])('%s is refused', (_, wish, words) => {
  expect(asked(one({}), wish)).toMatchObject({ refused: expect.stringContaining(words) })
})

test('an end of Yes/No before today is refused too, and a target for it', () => {
  expect(asked(one({ type: 'yes_no', current: 0 }), { target: 1 })).toMatchObject({
    refused: expect.stringContaining('there is no target'),
  })
})

test.each<[string, Given, string]>([
  ['nothing recorded', one({ current: null, lastCheckIn: null }), 'Nothing was recorded since'],
  ['no target', one({ target: null }), 'Target is empty'],
  ['no objective', one({ objectives: [] }), 'Objective is empty'],
  ['an ended cycle', one({}, { today: 130 }), 'Its period ended on 10 Apr with a score of 20 %'],
  ['dropped', one({ state: 'dropped' }), 'It was dropped'],
  ['complete', one({ type: 'yes_no', current: 1 }), 'It is complete'],
  ['not begun', one({ current: null, lastCheckIn: null }, { today: -5 }), 'Its period begins on 1 Jan'],
  [
    'a source that was never read',
    one({ source: CHECKOUT, measure: 'progress', current: null, lastCheckIn: null }),
    'no value is known yet',
  ],
])('%s: no option is weighed, and it is said why', (_, given, words) => {
  expect(weighed(given)).toMatchObject({ scope: null, time: null, people: null, accept: null })
  expect(weighed(given).cannot).toContain(words)
})

test('where nothing can be weighed an end before today is refused all the same', () => {
  expect(asked(one({ target: null }), { end: onDay(2) })).toMatchObject({ refused: expect.anything() })
})

test('where a column that it is reckoned from is lost nothing is weighed', () => {
  const { databases } = aSnapshot()
  const lost = databases.map((each) =>
    each.kind === 'keyResults' ? { ...each, lost: [{ field: 'target', property: 'Target' }] } : each,
  )
  const { snapshot, evaluation } = materialOf(one({}))
  const material = aMaterial({ snapshot: { ...snapshot, databases: lost }, now: evaluation.asOf })
  const answer = whatIfPage('k1', material, { target: null, end: null })
  expect(answer).toMatchObject({ scope: null, cannot: expect.stringContaining('cannot be read') })
})

test('neither an initiative nor a page that was not read has options', () => {
  const material = aMaterial({ snapshot: { initiatives: [anInitiative()] } })
  expect(whatIfPage('i1', material, { target: null, end: null })).toBeNull()
  expect(whatIfPage('x', material, { target: null, end: null })).toBeNull()
})

test('an end moves every key result of the objective, and the roll-up says what comes of it', () => {
  const other = aGoal({ id: 'k2', title: 'Another', current: 45 })
  const end = onDay(199)
  const { time } = weighed({ keyResults: [aGoal(), other] }, { end })
  const alone = (keyResult: KeyResult) =>
    weighed({ keyResults: [keyResult], period: { ...HUNDRED_DAYS, end } }).now.chance ?? Number.NaN
  const both = (alone(aGoal()) + alone({ ...other, id: 'k1' })) / 2
  expect(time?.asked?.objective?.chance).toBeCloseTo(both, 9)
})

test('what only the margin keeps green is told what would bring it above the cut', () => {
  const before = {
    keyResultId: 'k1',
    day: onDay(49),
    status: 'on_track',
    overruled: null,
    colour: 'on_track',
    risk: 'low',
    score: 0.38,
    confidence: 0.71,
    targetScore: 0.7,
    baseline: 0,
    target: 100,
    weight: null,
    period: HUNDRED_DAYS,
    ruleVersion: '2',
  } as const
  // v = 2.38 / 2.5 = 0.952; F = 0.856; Phi(0.156 / 0.352136) = Phi(0.443) = 0.6711: green from 0.65 on, since it was.
  const { now, scope, time } = weighed(one({ current: 38 }, { before }))
  expect(now).toMatchObject({ status: 'on_track', chance: expect.closeTo(0.6711, 4) })
  expect(scope?.restoring?.after.chance).toBeGreaterThan(0.7)
  expect(time?.restoring?.after.chance).toBeGreaterThan(0.7)
})
