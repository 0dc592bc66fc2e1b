import { expect, test } from 'vitest'
import type { Decision } from '#src/core/model.ts'
import { decidedInstead, decidesChange, type GoalMove } from '#src/core/rows/decides-change.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { aDecision, aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'

const keyResult = aKeyResult({ target: 31 })
const period = { start: '2026-10-01', end: '2027-01-31' }
const target: GoalMove = { keyResult, property: 'Target', day: '2026-11-20', period }
const end: GoalMove = { ...target, property: 'Period' }

function linked(given: Partial<Decision>, others: readonly Decision[] = []) {
  const decision = aDecision({ keyResults: ['k1'], status: 'decided', date: '2026-11-18', ...given })
  return decisionLinks(aSnapshot({ keyResults: [keyResult], decisions: [decision, ...others] }))
}

const decides = (given: Partial<Decision>, move = target, others: readonly Decision[] = []) =>
  decidesChange(move, linked(given, others))

test('a decision whose choice is not known covers every change, from 14 days before it', () => {
  for (const move of [target, end, { ...target, property: 'Weight' } as const]) {
    expect(decides({ date: '2026-11-06' }, move)).toBe(true)
    expect(decides({ date: '2026-11-05' }, move)).toBe(false)
  }
  expect(decides({ date: '2026-12-20' })).toBe(true)
  expect(decides({ keyResults: [] })).toBe(false)
  const links = decisionLinks(
    aSnapshot({
      keyResults: [aKeyResult({ decisions: ['d1'] })],
      decisions: [aDecision({ status: 'decided', date: '2026-11-18' })],
    }),
  )
  expect(decidesChange(target, links)).toBe(true)
})

test('without a Date the day it was raised counts, and without both it decides', () => {
  expect(decides({ date: null, raised: '2026-11-10' })).toBe(true)
  expect(decides({ date: null, raised: '2026-09-01' })).toBe(false)
  expect(decides({ date: null, raised: null })).toBe(true)
})

test('a choice covers its own property, and with a value only that value, however old it is', () => {
  const old = '2026-10-05'

  expect(decides({ decided: 'target 31', date: old })).toBe(true)
  expect(decides({ decided: 'target 30' })).toBe(false)
  expect(decides({ decided: 'target 31' }, end)).toBe(false)
  expect(decides({ decided: 'less scope' })).toBe(true)
  expect(decides({ decided: 'less scope', date: old })).toBe(true)
  expect(decides({ decided: 'less scope', date: '2026-09-05' })).toBe(false)
  expect(decides({ decided: 'end 2027-01-31', date: old }, end)).toBe(true)
  expect(decides({ decided: 'end 2027-02-28' }, end)).toBe(false)
  for (const decided of ['add people', 'accept', 'unblock']) {
    expect([decides({ decided }), decides({ decided }, end)]).toEqual([false, false])
  }
})

test('of a decision about several key results a value may be that of another one', () => {
  const several = { decided: 'target 40', keyResults: ['k1', 'k2'] }

  expect(decides(several)).toBe(true)
  expect(decides({ ...several, date: '2026-10-05' })).toBe(false)
})

test('what a decision inherits from the one that it supersedes it covers too', () => {
  const later = aDecision({ id: 'd2', status: 'decided', supersedes: ['d1'], decided: 'target 31' })

  expect(decides({ decided: 'target 31' }, target, [{ ...later, decided: 'target 20' }])).toBe(false)
  expect(decides({ decided: 'target 20' }, target, [later])).toBe(true)
})

test('where none covers a change it is said what was decided instead', () => {
  const instead = (given: Partial<Decision>, move = target) =>
    decidedInstead(move, linked(given))?.words ?? ''

  expect(instead({ decided: 'target 40' })).toBe('Decided on 18 Nov was the target 40; it is 31.')
  expect(instead({ decided: 'target 40', date: null, raised: '2026-11-09' })).toBe(
    'Decided was the target 40; it is 31.',
  )
  expect(instead({ decided: 'end 2027-02-28' }, end)).toBe(
    'Decided on 18 Nov was the end 2027-02-28; it is 2027-01-31.',
  )
  expect(instead({ decided: 'accept it' })).toBe(
    'The decision "Which payment provider" of 18 Nov does not name Target.',
  )
  expect(instead({ decided: 'target 31', status: 'reversed' })).toBe(
    'The decision that covered it, "Which payment provider", was reversed.',
  )
  expect(instead({ decided: 'target 30', status: 'reversed' })).toBe('')
  expect(instead({ date: '2026-09-01' })).toBe('')
})

test('of several decisions the one that stands is told with its value, the latest first', () => {
  const first = { decided: 'target 40', date: '2026-11-06' }
  const second = aDecision({
    id: 'd2',
    title: 'Second',
    status: 'reversed',
    decided: 'target 31',
    date: '2026-11-19',
    supersedes: ['d1'],
  })
  expect(decidedInstead(target, linked(first, [second]))).toEqual({
    words:
      'The decision that covered it, "Second", was reversed. Decided on 6 Nov was the target 40; it is 31.',
    chosen: 'Target to 40',
  })
  const later = { ...second, status: 'decided', decided: 'target 35', supersedes: [] } as const
  const both = linked({ ...first, keyResults: ['k1'] }, [{ ...later, keyResults: ['k1'] }])
  expect(decidedInstead(target, both)?.chosen).toBe('Target to 35')
})

test('an end that was decided about one key result of an objective is decided for all of it', () => {
  const other = aKeyResult({ id: 'k2', title: 'Two' })
  const decision = aDecision({ keyResults: ['k2'], status: 'decided', date: '2026-11-18' })
  const covers = (decided: string, given: Partial<typeof other> = {}) =>
    decidesChange(
      end,
      decisionLinks(
        aSnapshot({ keyResults: [keyResult, { ...other, ...given }], decisions: [{ ...decision, decided }] }),
      ),
    )
  expect(covers('end 2027-01-31')).toBe(true)
  expect(covers('end 2027-02-28')).toBe(false)
  expect(covers('later')).toBe(false)
  expect(covers('end 2027-01-31', { objectives: ['o2'] })).toBe(false)
})
