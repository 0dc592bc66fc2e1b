import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Decision, KeyResult } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { aLife } from '#test/core/a-life.ts'
import { aDecision, aKeyResult, anInitiative, anObjective } from '#test/core/a-snapshot.ts'

const OPTIONS =
  'A. Scope: Target 31 instead of 60.\nB. Time: End 2027-01-31.\nC. People: more.\nD. Accept: a miss.'
const prepared = {
  keyResults: ['k1'],
  options: OPTIONS,
  shown: { prepared: 'Added by okr-sync on 3 Nov: off track since 3 Nov. Ref k1-2026-11-03' },
}
const made = (decided: string, given: Partial<Decision> = {}) =>
  aDecision({ ...prepared, status: 'decided', date: '2026-11-06', decided, ...given })

/** What Followed and Proposed outcome say of the first decision. */
const cells = ({ decisions: [first] }: Evaluation) => `${first?.followedWords}|${first?.outcomeWords}`

test.each<[string, Partial<KeyResult>]>([
  ['A', { target: 31 }],
  ['B', {}],
  ['C', {}],
  ['D', { weight: 2 }],
  ['scope', {}],
  ['unblock', {}],
])(
  'by the clock alone nothing is said anew of "%s", but once at the review and once at the end',
  (decided, edit) => {
    const life = aLife()
    const rows = (given: Partial<KeyResult>, decision: Decision) => ({
      objectives: [anObjective()],
      keyResults: [aKeyResult({ current: 12, ...given })],
      decisions: [decision],
      initiatives: [anInitiative({ status: 'blocked' })],
    })
    life.day('2026-11-05', rows({}, aDecision(prepared)))
    life.day('2026-11-06', rows({}, made(decided)))
    let before = cells(life.day('2026-11-07', rows(edit, made(decided))))
    const changed: string[] = []
    for (let day = 1; day <= 100; day++) {
      const today = addDays('2026-11-07', day)
      const now = cells(life.day(today, rows(edit, made(decided))))
      if (now !== before) changed.push(today)
      before = now
    }
    expect(changed).toEqual(['2026-12-04', '2027-01-01'])
  },
)

const day = fc.record({
  ahead: fc.integer({ min: 0, max: 25 }),
  target: fc.constantFrom(60, 60, 31, 35, 20, 70, null),
  baseline: fc.constantFrom(0, 0, 0, 10, null),
  weight: fc.constantFrom(null, null, 2),
  end: fc.constantFrom('2026-12-31', '2026-12-31', '2027-01-31', '2027-02-28'),
  first: fc.record({
    status: fc.constantFrom(
      'proposed',
      'decided',
      'decided',
      'decided',
      'superseded',
      'reversed',
      null,
      'invalid',
    ),
    decided: fc.constantFrom('A', 'A, but 35', 'B', 'B, but 2027-02-28', 'C', 'D', 'scope', 'time', 'x', ''),
    date: fc.constantFrom('2026-11-06', '2026-11-06', null, '2026-10-20', '2027-03-01'),
    keyResults: fc.constantFrom(['k1'], ['k1'], ['k1'], [], ['gone'], ['k1', 'k2']),
    supersedes: fc.constantFrom([], [], ['d2'], ['d1']),
  }),
  second: fc.record({
    status: fc.constantFrom('proposed', 'decided', 'reversed'),
    decided: fc.constantFrom('target 31', 'target 20', 'accept'),
    supersedes: fc.constantFrom([], ['d1']),
  }),
  state: fc.constantFrom('active', 'active', 'active', 'dropped', 'closed'),
})

test('through any life of edits: what is said to be done as decided is what the guard takes as decided', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 2, maxLength: 8 }), (steps) => {
      const life = aLife()
      let today = '2026-10-05'
      for (const { ahead, end, first, second, target, baseline, weight, state } of steps) {
        today = addDays(today, ahead)
        const said = life.day(today, {
          objectives: [anObjective({ period: { start: '2026-10-01', end } })],
          keyResults: [
            aKeyResult({ current: 12, target, baseline, weight, state } as Partial<KeyResult>),
            aKeyResult({ id: 'k2' }),
          ],
          decisions: [
            aDecision({ ...prepared, ...first } as Partial<Decision>),
            aDecision({ id: 'd2', keyResults: ['k1'], date: '2026-11-10', ...second } as Partial<Decision>),
          ],
        })
        const changes = said.keyResults[0]?.rebaseline?.changes ?? []
        for (const { followed, choice, followedWords, outcomeWords } of said.decisions) {
          expect(`${followedWords}${outcomeWords}`).not.toMatch(/undefined|null|NaN/)
          if (followed !== 'as_decided') continue
          const own = choice?.kind === 'scope' ? 'Target' : choice?.kind === 'time' ? 'Period' : null
          expect(changes.filter(({ property, decided }) => property === own && !decided)).toEqual([])
        }
      }
    }),
    { numRuns: 60 },
  )
})
