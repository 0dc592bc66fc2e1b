import { expect, test } from 'vitest'
import type { Lack } from '#src/core/decision-result.ts'
import { lacksOf } from '#src/core/decisions/lacks.ts'
import type { Decision } from '#src/core/model.ts'
import { aDecision, ada } from '#test/core/a-snapshot.ts'

const ben = { ...ada, id: 'ben' }
const whole = { rationale: 'Cheaper.', reversible: 'yes', reviewDate: '2026-12-18' } as const
const made = { status: 'decided', date: '2026-11-04' } as const

test.each<[string, Partial<Decision>, readonly Lack[]]>([
  ['an open one with its owner is complete', {}, []],
  ['an open one lacks the one who decides', { owners: [] }, ['owner']],
  ['two owners are not one', { owners: [ada, ben] }, ['owner']],
  ['a made one with everything is complete', { ...made, ...whole }, []],
  [
    'a made one lacks what tells why, whether back, and when to look',
    made,
    ['rationale', 'reversible', 'review_date'],
  ],
  ['a rationale of blanks is none', { ...made, ...whole, rationale: ' \n' }, ['rationale']],
  [
    'an option that no rule knows does not say whether it can be undone',
    { ...made, ...whole, reversible: 'invalid' },
    ['reversible'],
  ],
  [
    'a day in Date makes a decision of an empty Status',
    { status: null, date: '2026-11-04', ...whole, reviewDate: null },
    ['review_date'],
  ],
  ['of a Status that no rule knows only the owner is asked', { status: 'invalid', owners: [] }, ['owner']],
  ['a superseded one is history', { status: 'superseded', owners: [] }, []],
  ['a reversed one is history', { status: 'reversed', owners: [] }, []],
])('%s', (_, given, lacks) => {
  expect(lacksOf(aDecision(given))).toEqual(lacks)
})
