import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeWords } from '#src/core/decisions/outcome-words.ts'
import type { DecisionStand } from '#src/core/history.ts'

type Input = Parameters<typeof outcomeWords>[0]

const WRITTEN = { unit: 'customers', currentFormat: 'number', type: 'metric', milestones: '' } as const

function stand(given: Partial<DecisionStand> = {}): DecisionStand {
  return {
    decisionId: 'd1',
    keyResultId: 'k1',
    of: 'made',
    day: '2026-11-06',
    chance: 0.43,
    score: 0.33,
    value: 20,
    status: 'off_track',
    baseline: 0,
    target: 60,
    weight: null,
    period: { start: '2026-10-01', end: '2026-12-31' },
    milestones: [],
    initiatives: [],
    ruleVersion: '4',
    ...given,
  }
}

const review = (given: Partial<DecisionStand> = {}) =>
  stand({ of: 'review', day: '2026-12-04', chance: 0.71, ...given })
const end = (given: Partial<DecisionStand> = {}) =>
  stand({ of: 'end', day: '2027-01-01', chance: 1, score: 0.82, status: 'complete', ...given })

function words(stands: readonly DecisionStand[], given: Partial<Input> = {}): string {
  return outcomeWords({
    choice: null,
    stands,
    keyResult: WRITTEN,
    titles: new Map(),
    others: [],
    targetScore: 0.7,
    ...given,
  })
}

test('nothing is proposed before the review', () => {
  expect(words([])).toBe('')
  expect(words([stand()])).toBe('')
  expect(words([stand(), end()])).toBe('')
})

test('the chance then and now, with what else changed, said as change and never as cause', () => {
  const said = words([review({ target: 31, value: 34, initiatives: ['i1'] }), stand()], {
    choice: { kind: 'scope', target: 31, end: null },
    titles: new Map([['i1', 'Partner sales']]),
    others: [{ title: 'Hire two', day: '2026-11-20' }],
  })

  expect(said).toBe(
    'Since 6 Nov the chance went from 43 % to 71 % (4 Dec). In between: Target 60 to 31 customers, as decided; value 20 to 34 customers; initiatives added: "Partner sales"; the decision "Hire two" of 20 Nov. This tells what changed, not why.',
  )
})

test('how it ended is told once that is known, against the target score', () => {
  expect(words([stand(), review(), end()])).toBe(
    'Since 6 Nov the chance went from 43 % to 71 % (4 Dec). It ended with score 0.82, target score 0.7: reached (1 Jan 2027). Nothing else is known to have changed. This tells what changed, not why.',
  )
  expect(words([stand(), review(), end({ score: 0.4 })])).toContain(
    'with score 0.4, target score 0.7: missed (1 Jan 2027).',
  )
  expect(words([stand(), review(), end({ score: 0.699 })])).toContain(
    'with score 0.699, target score 0.7: missed (1 Jan 2027).',
  )
  expect(words([stand(), review(), end({ score: null })])).toContain(
    'without a score that is known (1 Jan 2027).',
  )
})

test('a chance is not told of a review after the end: it is the outcome', () => {
  const said = words([stand(), review({ day: '2027-01-05', chance: 1 }), end()])

  expect(said).toMatch(/^On 6 Nov the chance was 43 %\. It ended with score 0\.82/)
  expect(said).not.toContain('100 %')
})

test('what is not known is said so, and is never 0 %', () => {
  const unknown = words([stand({ chance: null }), review({ chance: null, value: null })])

  expect(unknown).toMatch(/^On 6 Nov the chance was not known, on 4 Dec not known\./)
  expect(unknown).toContain('value 20 to not known')
  expect(words([review()])).toBe(
    'The chance when it was decided is not known; on 4 Dec it was 71 %. What changed since is not known.',
  )
  for (const said of [unknown, words([review({ chance: null })])]) expect(said).not.toMatch(/\b0 %|null|NaN/)
})

test('what was moved otherwise than decided is not called decided, and a chance that stayed is said to have stayed', () => {
  const said = words(
    [stand(), review({ chance: 0.432, target: 40, period: { start: '2026-10-01', end: '2027-02-10' } })],
    {
      choice: { kind: 'scope', target: 31, end: null },
    },
  )

  expect(said).toContain('Since 6 Nov the chance has stayed at 43 % (4 Dec).')
  expect(said).toContain('In between: Target 60 to 40 customers; End 31 Dec to 10 Feb 2027.')
  expect(said).not.toContain('as decided')
})

test('an end that was moved as decided is marked, and weight, baseline, milestones, initiatives and rules are told', () => {
  const later = review({
    period: { start: '2026-10-01', end: '2027-02-10' },
    baseline: 5,
    weight: 2,
    milestones: ['Pilot', 'Launch'],
    initiatives: [],
    ruleVersion: '5',
  })
  const said = words([stand({ milestones: ['Pilot', 'Beta'], initiatives: ['gone'] }), later], {
    choice: { kind: 'time', target: null, end: '2027-02-10' },
  })

  expect(said).toContain('End 31 Dec to 10 Feb 2027, as decided')
  expect(said).toContain('Baseline 0 to 5 customers; Weight 1 to 2')
  expect(said).toContain('milestones added: "Launch"; milestones taken out: "Beta"')
  expect(said).toContain('initiatives done or taken out: 1 without a row')
  expect(said).toContain('the rules that the chance is reckoned by')
})

test('only decisions made in between are told, and of many the rest is counted', () => {
  const others = ['2026-11-05', '2026-11-06', '2026-11-20', '2026-11-21', '2026-12-05'].map((day, at) => ({
    title: `Other ${at}`,
    day,
  }))
  const said = words([stand(), review()], { others })

  expect(said).toContain(
    'the decision "Other 1" of 6 Nov; the decision "Other 2" of 20 Nov; 1 more decision.',
  )
  expect(said).not.toMatch(/Other [04]/)
})

test('a share of milestones and a percent column are written as people see them', () => {
  const milestones = { ...WRITTEN, type: 'milestone', milestones: '[x] a\n[ ] b' } as const
  const share = { ...WRITTEN, currentFormat: 'percent' } as const
  const moved = [stand({ value: 0.2 }), review({ value: 0.55 })]

  expect(words(moved, { keyResult: milestones })).toContain('value 20 % to 55 %')
  expect(words(moved, { keyResult: share })).toContain('value 20 to 55 %')
})

test('several key results have a short line each, three at most, and what changed is counted over them', () => {
  const of = (at: number) => [
    stand({ keyResultId: `k${at}` }),
    review({ keyResultId: `k${at}`, target: at < 2 ? 31 : 60, value: 34 }),
  ]
  const titles = new Map([1, 2, 3, 4].map((at) => [`k${at}`, `Result ${at}`]))
  const said = words([1, 2, 3, 4].flatMap(of), { keyResult: null, targetScore: null, titles })

  expect(said).toBe(
    [
      '"Result 1": chance 43 % on 6 Nov, 71 % on 4 Dec 2026.',
      '"Result 2": chance 43 % on 6 Nov, 71 % on 4 Dec 2026.',
      '"Result 3": chance 43 % on 6 Nov, 71 % on 4 Dec 2026.',
      'And 1 more. In between: Target of 1; value of 4. This tells what changed, not why.',
    ].join('\n'),
  )
  expect(words([...of(1), ...of(2), end({ keyResultId: 'k2' })], { targetScore: null, titles })).toContain(
    '"Result 2": chance 43 % on 6 Nov, 71 % on 4 Dec 2026; ended with score 0.82, reached.',
  )
})

const share = fc.option(
  fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  { nil: null },
)
const number = fc.option(fc.integer({ min: -9_999, max: 9_999 }), { nil: null })
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`)
const name = fc.constantFrom(
  '',
  'Pilot',
  'Ein sehr langer Titel, '.repeat(20),
  '事業'.repeat(60),
  'a\u202eb\n"c"',
)
const anyStand = fc.record<DecisionStand>({
  decisionId: fc.constant('d'),
  keyResultId: fc.constantFrom('ka', 'kb', 'kc', 'kd', 'ke'),
  of: fc.constantFrom('made', 'review', 'end'),
  day,
  chance: share,
  score: share,
  value: number,
  status: fc.constantFrom('on_track', 'off_track', 'complete', 'unknown'),
  baseline: number,
  target: number,
  weight: number,
  period: fc.option(fc.record({ start: day, end: day }), { nil: null }),
  milestones: fc.array(name, { maxLength: 4 }),
  initiatives: fc.array(fc.constantFrom('ia', 'ib', 'ic', 'id'), { maxLength: 4 }),
  ruleVersion: fc.constantFrom('x', 'y'),
})
const anyInput = fc.record<Input>({
  choice: fc.option(
    fc.record({
      kind: fc.constantFrom('scope', 'time', 'people'),
      target: number,
      end: fc.option(day, { nil: null }),
    }),
    { nil: null },
  ),
  stands: fc.array(anyStand, { maxLength: 12 }),
  keyResult: fc.option(
    fc.record({
      unit: name,
      currentFormat: fc.constantFrom('number', 'percent'),
      type: fc.constant(null),
      milestones: name,
    }),
    { nil: null },
  ),
  titles: fc.array(fc.tuple(fc.constantFrom('ia', 'ib', 'ka', 'kb'), name)).map((pairs) => new Map(pairs)),
  others: fc.array(fc.record({ title: name, day }), { maxLength: 5 }),
  targetScore: fc.constantFrom(null, 0.7, 1),
})

test('whatever is remembered: one proposal of at most 500 characters, whose numbers all stand in the stands', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const said = outcomeWords(input)
      expect(said.length).toBeLessThanOrEqual(500)
      expect(said).not.toMatch(/undefined|null|NaN|\u202e/)
      expect(outcomeWords({ ...input, stands: input.stands.filter(({ of }) => of !== 'review') })).toBe('')

      const numbers = input.stands.flatMap(
        ({ day: on, chance, score, value, baseline, target, weight, period }) => [
          ...[chance, score, value, baseline, target].flatMap((each) =>
            each === null ? [] : [each, each * 100],
          ),
          weight ?? 1,
          ...[on, period?.start ?? on, period?.end ?? on].flatMap((each) => [Number(each.slice(8)), 2026]),
        ],
      )
      const days = input.others.map((other) => Number(other.day.slice(8)))
      // Of lists only how long they are.
      const counts = Array.from({ length: 13 }, (_, count) => count)
      const known = [...numbers, ...days, input.targetScore ?? 0].map((each) => Number(each.toFixed(6)))
      for (const [found] of said.matchAll(/(?<![\w-])-?\d+(?:\.\d+)?/g)) {
        const isCount = /^\d+$/.test(found) && counts.includes(Number(found))
        expect(isCount || known.includes(Number(found)), `${found} in ${said}`).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
