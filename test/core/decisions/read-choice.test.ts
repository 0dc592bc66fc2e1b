import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Choice } from '#src/core/decision-result.ts'
import { keyResultOptions } from '#src/core/decisions/key-result-options.ts'
import { optionLines } from '#src/core/decisions/option-lines.ts'
import { preparedMark } from '#src/core/decisions/prepared-mark.ts'
import { readChoice } from '#src/core/decisions/read-choice.ts'
import type { KeyResult } from '#src/core/model.ts'
import { familiesOf } from '#src/core/whatif/subject.ts'
import { whatIfKeyResult } from '#src/core/whatif/what-if-key-result.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { onDay } from '#test/core/a-score-input.ts'
import { aKeyResult } from '#test/core/a-snapshot.ts'
import { aGoal, materialOf } from '#test/core/whatif/a-what-if.ts'

const OPTIONS = [
  'A. Scope: Target 31 instead of 60 customers, chance 72 %. Gives up 48 % of the way.',
  'B. Time: End 2027-02-10 instead of 2026-12-31, chance 71 %. 41 days more.',
  'C. People: 8.9 customers a week needed, 2.3 so far, 5.7 weeks left; no chance can be told.',
  'D. Accept: expected to end at 43 % of the way, at 26: a miss.',
].join('\n')

const shown = { prepared: preparedMark('2026-11-03', 'off track since 3 Nov', 'k1-2026-11-03') }
const scope = (target: number | null): Choice => ({ kind: 'scope', target, end: null })
const time = (end: string | null): Choice => ({ kind: 'time', target: null, end })
const plain = (kind: Choice['kind']): Choice => ({ kind, target: null, end: null })

test.each<[string, Choice | null]>([
  ['A', scope(31)],
  ['b', time('2027-02-10')],
  ['B.', time('2027-02-10')],
  ['b)', time('2027-02-10')],
  ['(C)', plain('people')],
  ['Option B', time('2027-02-10')],
  ['We go with option D.', plain('accept')],
  ['B: because accept would hurt', time('2027-02-10')],
  ['A because 2 people left', scope(31)],
  ['A, but 35', scope(35)],
  ['A, but 1,200', scope(1200)],
  ['A - 35.5 customers', scope(35.5)],
  ['A, with 2 teams at a chance of 80 %', scope(31)],
  ['B, but 31 Jan 2027', time('2027-01-31')],
  ['B: January 31st, 2027', time('2027-01-31')],
  ['B, from 2026-12-31 to 2027-01-31', time('2027-01-31')],
  ['A, B', null],
  ['A, aber 35', null],
  ['A, aber 35 Kunden', null],
  ['A, but 35 or 40', null],
  ['A, but less', null],
  ['A, 31 to 35', null],
  ['B, but 31.01.2027', null],
  ['B, but the end of February', null],
  ['B, but 2027-01-31 or 2027-02-28', null],
  ['B, in 2 steps', time('2027-02-10')],
  ['Scope, 31', scope(31)],
  ['31', null],
  ['none of these', null],
  ['Ziel 40', null],
  ['Option A or option B', null],
  ['target to 40', scope(40)],
  ['Cut the scope', scope(null)],
  ['Lower the target from 60 to 40, not 31', scope(40)],
  ['Move the date to 2027-01-31', time('2027-01-31')],
  ['Move the date to 2027-02-31', time(null)],
  ['Add people.', plain('people')],
  ['We accept the miss', plain('accept')],
  ['Unblock it', plain('unblock')],
  ['Lower the target by the end of the year', null],
  ['A new provider', null],
  ['Stripe', null],
  ['F', null],
  ['', null],
])('Decided "%s" of the prepared options is read', (decided, choice) => {
  expect(readChoice({ decided, options: OPTIONS, shown }, aKeyResult())).toEqual(choice)
})

test.each<[string, Choice | null]>([
  ['Scope: 40', scope(40)],
  ['Lower target to 40', scope(40)],
  ['Move the date to 2027-01-31', time('2027-01-31')],
  ['Accept it', plain('accept')],
  ['In the end we chose Stripe', null],
  ['Two people from Platform take it over, at the latest by March', plain('people')],
  ['Our vendor is to cut the price by the end of May', null],
])("Decided '%s' of a row that people wrote is read by its first words alone", (decided, choice) => {
  expect(readChoice({ decided, options: '', shown: {} }, aKeyResult())).toEqual(choice)
})

test('options that people rewrote count by their own letters and words', () => {
  const options = 'Two ways:\n- a) lower target to 40\n(B) accept it\nB: later'
  const read = (decided: string) => readChoice({ decided, options, shown }, aKeyResult())

  expect(read('A')).toEqual(scope(40))
  expect(read('B')).toEqual(plain('accept'))
  expect(read('C, cut to 35')).toEqual(scope(35))
})

test('a number in a title, a chance or a list of milestones is no target', () => {
  const options = 'A. Scope: go on without it; then 2 others serve "Grow to 60 shops", whose chance is 40 %.'
  expect(readChoice({ decided: 'A', options, shown }, aKeyResult())).toEqual(scope(null))

  const list = aKeyResult({ type: 'milestone', milestones: '[ ] Beta' })
  expect(readChoice({ decided: 'scope: 2', options: '', shown }, list)).toEqual(scope(null))
})

test('in a column of percent 40 is 40 %', () => {
  const share = aKeyResult({ currentFormat: 'percent' })
  const options = 'A. Scope: Target 40 instead of 60 %, chance 72 %.'

  expect(readChoice({ decided: 'A', options, shown }, share)).toEqual(scope(0.4))
  expect(readChoice({ decided: 'A, but 35.5 %', options, shown }, share)).toEqual(scope(0.355))
  expect(readChoice({ decided: 'target 7 %', options: '', shown }, share)).toEqual(scope(0.07))
})

test('any text is a choice or none', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'A',
      'B.',
      'option',
      'target',
      ' ',
      '"',
      '35',
      '-',
      '2027-01-31',
      '31 Jan 2027',
      'not',
      '\n',
      ':',
    ),
    { maxLength: 12 },
  )
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    pieces.map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(text, text, (decided, options) => {
      const choice = readChoice({ decided, options, shown }, aKeyResult())
      if (choice?.target != null) expect(Number.isFinite(choice.target)).toBe(true)
      if (choice?.kind !== 'scope') expect(choice?.target ?? null).toBeNull()
      if (choice?.kind !== 'time') expect(choice?.end ?? null).toBeNull()
    }),
    { numRuns: 150 },
  )
})

test('a long text takes no time', () => {
  const text = 'A "1 chance from 31 Jan '.repeat(20_000)
  const begun = performance.now()
  readChoice({ decided: text, options: text, shown }, aKeyResult())
  expect(performance.now() - begun).toBeLessThan(1000)
})

test('every line of a prepared row is read back as it was written', () => {
  const goals = fc.record({
    baseline: fc.integer({ min: -50, max: 50 }),
    way: fc.double({ min: 0.02, max: 5000, noNaN: true }).map((way) => Number(way.toPrecision(3))),
    isDown: fc.boolean(),
    share: fc.integer({ min: 1, max: 60 }),
    format: fc.constantFrom<KeyResult['currentFormat']>('number', 'percent'),
    unit: fc.constantFrom('', 'customers', '%', 'EUR m2'),
  })
  fc.assert(
    fc.property(goals, ({ baseline, way, isDown, share, format, unit }) => {
      const target = baseline + (isDown ? -way : way)
      const current = baseline + (share / 100) * (target - baseline)
      const keyResult = aGoal({
        baseline,
        target,
        current,
        unit,
        currentFormat: format,
        lastCheckIn: onDay(50),
      })
      const family = familiesOf(materialOf({ keyResults: [keyResult] }))('k1')
      const subject = family?.members[0]
      if (family == null || subject === undefined) throw new Error('k1 was read.')
      const whatIf = whatIfKeyResult(subject, family, { target: null, end: null })
      if ('refused' in whatIf) throw new Error(whatIf.refused)
      const told = keyResultOptions(subject, whatIf, null)
      const options = optionLines(told)
      for (const [index, { kind }] of told.entries()) {
        const choice = readChoice({ decided: String.fromCharCode(65 + index), options, shown }, keyResult)
        expect(choice?.kind).toBe(kind)
        if (kind === 'time') expect(choice?.end).toBe(whatIf.time?.restoring?.value)
        if (kind !== 'scope') continue
        const said = bareAmount(keyResult, whatIf.scope?.restoring?.value ?? Number.NaN)
        expect(bareAmount(keyResult, choice?.target ?? Number.NaN)).toBe(said)
      }
    }),
    { numRuns: 40 },
  )
})
