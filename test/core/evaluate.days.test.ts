import { expect, test } from 'vitest'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { aLife } from './a-life.ts'
import { aDecision, aKeyResult, anObjective, CHECKOUT, checkoutAt } from './a-snapshot.ts'

const first = ({ keyResults }: Evaluation) => keyResults[0]

// Around 26 of 60 in the middle of the quarter lies the cut between at risk and on track of an aspirational goal.
test('a chance that swings around a cut does not change the colour from day to day', () => {
  const life = aLife()
  const swing = [27, 25.5, 27, 25.5, 27]
  const statuses = swing.map((current, index) => {
    const day = `2026-11-${20 + index}`
    return first(life.day(day, { keyResult: { current, lastCheckIn: day } }))
  })
  const chances = statuses.map((result) => result?.confidence ?? 0)
  expect(Math.max(...chances)).toBeGreaterThan(0.7)
  expect(Math.min(...chances)).toBeLessThan(0.7)
  expect(new Set(statuses.map((result) => result?.status)).size).toBe(1)
})

test('a value mistyped and corrected on one day leaves no colour behind', () => {
  const life = aLife()
  life.day('2026-11-19', { keyResult: { current: 28, lastCheckIn: '2026-11-19' } })
  const typo = life.day('2026-11-20', { keyResult: { current: 2 }, hour: '09' })
  const corrected = life.day('2026-11-20', { keyResult: { current: 28 }, hour: '10' })
  expect(first(typo)?.status).toBe('off_track')
  expect(first(corrected)?.status).toBe('on_track')
})

test('an edit of the goal judges the colour anew', () => {
  const life = aLife()
  const edited = { current: 25, lastCheckIn: '2026-11-20' }
  life.day('2026-11-19', { keyResult: { current: 28, lastCheckIn: '2026-11-19' } })
  const kept = first(life.day('2026-11-20', { keyResult: edited }))
  const other = aLife()
  other.day('2026-11-19', { keyResult: { current: 28, lastCheckIn: '2026-11-19', weight: 3 } })
  const anew = first(other.day('2026-11-20', { keyResult: edited }))
  expect(kept?.confidence).toBe(anew?.confidence)
  expect([kept?.status, anew?.status]).toEqual(['on_track', 'at_risk'])
})

test('while a source fails the clock of staleness stands still', () => {
  const measured = { source: CHECKOUT, measure: 'progress', target: 100, baseline: 0, current: 60 }
  const failed: ReadonlyMap<string, WorkReading> = new Map([
    [
      CHECKOUT,
      { kind: 'unknown', url: CHECKOUT, reason: 'source_failed', detail: 'Linear does not answer.' },
    ],
  ])
  const missing: ReadonlyMap<string, WorkReading> = new Map([
    [
      CHECKOUT,
      { kind: 'unknown', url: CHECKOUT, reason: 'not_found', detail: 'Linear shows no such project.' },
    ],
  ])
  const life = aLife()
  life.day('2026-10-20', { keyResult: measured, readings: checkoutAt(0.6) })
  life.day('2026-10-22', { keyResult: measured, readings: failed })
  const failing = first(life.day('2026-11-20', { keyResult: measured, readings: failed }))
  expect(failing?.reasons).not.toContain('stale')
  expect(failing?.status).toBe('on_track')

  const other = aLife()
  other.day('2026-10-20', { keyResult: measured, readings: checkoutAt(0.6) })
  const gone = first(other.day('2026-11-20', { keyResult: measured, readings: missing }))
  expect(gone?.status).toBe('at_risk')
  const back = first(other.day('2026-11-21', { keyResult: measured, readings: checkoutAt(0.6) }))
  expect(back?.reasons).not.toContain('stale')
})

test('a target that was lowered within the cycle is told with both scores until a decision is linked', () => {
  const life = aLife()
  life.day('2026-11-02', { keyResult: { current: 24 } })
  life.day('2026-11-10', { keyResult: { current: 24, target: 48 } })
  const told = life.day('2026-11-20', { keyResult: { current: 24, target: 48 } })
  expect(first(told)).toMatchObject({
    score: 0.5,
    rebaseline: {
      day: '2026-11-10',
      changes: [{ property: 'Target', before: '60', after: '48' }],
      originalScore: 0.4,
      decided: false,
    },
  })
  expect(told.objectives[0]).toMatchObject({ score: 0.5, originalScore: 0.4 })
  expect(told.findings.map(({ code }) => code)).toContain('rebaselined')

  const decision = aDecision({ status: 'decided', date: '2026-11-09', keyResults: ['k1'] })
  const decided = life.day('2026-11-21', { keyResult: { current: 24, target: 48 }, decisions: [decision] })
  expect(first(decided)?.rebaseline).toMatchObject({ decided: true, originalScore: 0.4 })
  expect(decided.findings.map(({ code }) => code)).not.toContain('rebaselined')
})

test('a changed policy tells which statuses it moved by itself', () => {
  const life = aLife()
  life.day('2026-11-10', { keyResult: { current: 24, lastCheckIn: '2026-11-10' } })
  life.change({ cuts: { green: 0.9 } })
  const moved = first(life.day('2026-11-20', { keyResult: { current: 24, lastCheckIn: '2026-11-10' } }))
  expect(moved).toMatchObject({ status: 'at_risk', ruleMove: { from: '2', status: 'on_track' } })
  const later = first(life.day('2026-11-27', { keyResult: { current: 24, lastCheckIn: '2026-11-27' } }))
  expect(later?.ruleMove).toBeNull()
})

test('twenty key results of cycles that are over teach the forecast what is likely here', () => {
  const objectives = [anObjective(), anObjective({ id: 'o0', cycle: '2026-Q3' })]
  const past = (count: number, current: number) =>
    Array.from({ length: count }, (_, index) =>
      aKeyResult({ id: `past${index}`, objectives: ['o0'], current, baseline: 0, target: 100 }),
    )
  const at = (count: number, current: number, policy = {}) =>
    aLife(policy).day('2026-11-20', { objectives, keyResults: [aKeyResult(), ...past(count, current)] })
  const plain = at(19, 40)
  const learned = at(20, 40)
  expect(plain.forecastMean).toEqual({ mean: 1, learnedFrom: 0 })
  expect(learned.forecastMean.learnedFrom).toBe(20)
  expect(learned.forecastMean.mean).toBeCloseTo(0.7, 9)
  expect(first(learned)?.confidence).toBeLessThan(first(plain)?.confidence ?? 0)
  expect(at(20, 40, { forecast: { learnMean: false } }).forecastMean).toEqual({ mean: 1, learnedFrom: 0 })
})

test('a status typed in a column of the people’s own contradicts the rules, each with its date', () => {
  const life = aLife()
  life.day('2026-11-12', { keyResult: { current: 6, lastCheckIn: '2026-11-12', word: 'On track' } })
  const told = life.day('2026-11-20', {
    keyResult: { current: 6, lastCheckIn: '2026-11-12', word: 'On track' },
  })
  expect(told.contradictions).toMatchObject([
    {
      pageId: 'k1',
      voices: [
        { who: 'leader', status: 'on_track', day: '2026-11-12' },
        { who: 'rules', status: 'off_track', day: '2026-11-12' },
      ],
    },
  ])
})

test('each day is kept with its colour, target score and rules', () => {
  const [day] = aLife().day('2026-11-20', { keyResult: { ambition: 'committed' } }).remember.days
  const kept: Partial<KeyResultDay> = { colour: 'off_track', targetScore: 1, ruleVersion: '2' }
  expect(day).toMatchObject(kept)
})
