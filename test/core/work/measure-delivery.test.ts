import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DELIVERY_MEASURES } from '#src/core/delivery/measures.ts'
import type { Samples } from '#src/core/delivery/sample.ts'
import { parseLinks } from '#src/core/work/links.ts'
import { measure } from '#src/core/work/measure.ts'
import { MEASURE_LABEL } from '#src/core/work/measure-label.ts'
import type { KnownWork, WorkReading } from '#src/core/work/work.ts'
import { measures } from '#src/core/work/work-amount.ts'
import { hours, measuredBy, nothing } from './some-samples.ts'
import { known, unread } from './some-work.ts'

const now = '2026-11-20T08:00:00.000Z'
const shop = 'https://github.com/acme/shop'
const web = 'https://github.com/acme/web'
const project = 'https://linear.app/acme/project/checkout-0a1b2c3d4e5f'
const team = 'https://linear.app/acme/team/ENG'

function ofShop(samples: Samples): KnownWork {
  return measuredBy(shop, 'acme/shop', samples)
}

function ofWeb(samples: Samples): KnownWork {
  return measuredBy(web, 'acme/web', samples)
}

type Row = Partial<Pick<Parameters<typeof measure>[0], 'currentFormat' | 'unit' | 'policy'>>

function take(wanted: string, readings: readonly WorkReading[], row: Row = {}) {
  return measure({
    links: parseLinks(readings.map(({ url }) => url).join(' '), { github: 'github.com' }),
    measure: wanted,
    readings: new Map(readings.map((reading) => [reading.url, reading])),
    currentFormat: 'number',
    unit: '',
    now,
    ...row,
  })
}

/** 1 to 19 hours: the median is 10, and 90 % lie within 17.2. */
const nineteen = Array.from({ length: 19 }, (_, index) => index + 1)

const twentyOne = Array.from({ length: 21 }, (_, index) => index)

test.each([
  ['deploy frequency', { kind: 'rate', count: 10, days: 28 }, 2.5, '2.5 per week, 10 deployments in 28 days'],
  [
    'lead time',
    hours(nineteen, 2),
    10,
    '10 h, median of 19 pull requests, 90 % within 17.2 h; 2 not deployed yet',
  ],
  ['change failure rate', { kind: 'ratio', part: 2, whole: 16 }, 12.5, '12.5 %, 2 of 16 deployments failed'],
  ['time to restore', hours([3.25], 1), 3.25, '3.25 h, median of 1 failure; 1 not restored yet'],
  ['time to first review', hours([1, 2, 4], 3), 2, '2 h, median of 3 pull requests; 3 without a review'],
  ['pr cycle time', hours([1, 2, 4, 8]), 3, '3 h, median of 4 pull requests'],
  ['prs within review sla (%)', { kind: 'ratio', part: 1, whole: 3 }, 33.33, '33.33 %, 1 of 3 pull requests'],
  ['prs linked to issues (%)', { kind: 'ratio', part: 3, whole: 4 }, 75, '75 %, 3 of 4 merged pull requests'],
  ['ci duration', hours([6, 7, 12]), 7, '7 min, median of 3 runs'],
  ['ci duration p95', hours(twentyOne), 19, '19 min, 95th percentile of 21 runs'],
  [
    'velocity',
    { kind: 'amounts', values: [20, 22, 30], unit: 'points' },
    22,
    '22 points a cycle, median of 3 cycles',
  ],
  ['velocity', { kind: 'amounts', values: [4], unit: 'issues' }, 4, '4 issues a cycle, median of 1 cycle'],
  [
    'velocity',
    { kind: 'rate', count: 26, days: 28 },
    6.5,
    '6.5 points per week, 26 points completed in 28 days',
  ],
  ['predictability (%)', { kind: 'ratio', part: 66, whole: 80 }, 82.5, '82.5 %, 66 of 80 committed'],
  [
    'bugs per 100 points',
    { kind: 'ratio', part: 3, whole: 60 },
    5,
    '5 per 100 points, 3 bugs, 60 completed points',
  ],
] as const)('%s in its own unit, and what it rests on', (wanted, sample, value, evidence) => {
  expect(take(wanted, [ofShop({ [wanted]: sample })])).toMatchObject({
    measurement: {
      kind: 'value',
      value,
      measuredAt: now,
      evidence: `GitHub repository acme/shop: ${evidence}`,
    },
    problem: null,
  })
})

test('several links pool their durations, and the evidence tells each', () => {
  const readings = [ofShop({ 'lead time': hours([1, 2, 3]) }), ofWeb({ 'lead time': hours([10, 20], 1) })]
  expect(take('lead time', readings).measurement).toMatchObject({
    value: 3,
    evidence:
      '3 h, median of 5 pull requests; 1 not deployed yet (GitHub repository acme/shop: 2 h, median of 3 pull requests; GitHub repository acme/web: 15 h, median of 2 pull requests; 1 not deployed yet)',
  })
})

test('a link of which there is nothing adds nothing to others', () => {
  const readings = [
    ofShop({ 'lead time': hours([1, 2, 3]) }),
    ofWeb({ 'lead time': nothing('empty', 'Nothing was deployed.') }),
  ]
  expect(take('lead time', readings).measurement).toMatchObject({
    value: 2,
    evidence: expect.stringContaining('acme/web: nothing to measure'),
  })
})

test('one link that is not known makes the whole unknown', () => {
  const some = ofShop({ 'lead time': hours([1]) })
  expect(take('lead time', [some, unread(web, 'not_found')]).measurement).toMatchObject({
    kind: 'unknown',
    reason: 'not_found',
  })
  const reading = nothing('still_reading', 'The events of acme/web are still being read.')
  expect(take('lead time', [some, ofWeb({ 'lead time': reading })])).toEqual({
    measurement: {
      kind: 'unknown',
      reason: 'still_reading',
      detail: 'The events of acme/web are still being read.',
    },
    problem: null,
    words: 'nothing yet',
  })
})

test('where there is nothing to reckon with, the number is unknown and the row hears what is missing', () => {
  const never = nothing('empty', 'acme/shop was never deployed.')
  for (const wanted of Object.keys(DELIVERY_MEASURES)) {
    const { measurement, problem } = take(wanted, [ofShop({ [wanted]: never })])
    expect(measurement).toEqual({ kind: 'unknown', reason: 'empty', detail: 'acme/shop was never deployed.' })
    if (wanted === 'time to restore') expect(problem).toBeNull()
    else expect(problem).toMatchObject({ code: 'empty', mend: expect.stringContaining('another Measure') })
  }
})

test.each([
  ['lead time', '', 31],
  ['lead time', 'h', 31],
  ['lead time', ' Days (median)', 1.29],
  ['lead time', 'min', 1860],
  ['lead time', 'weeks', 0.1845],
  ['lead time', 'ms of p95', 111_600_000],
  ['lead time', 'PRs', 31],
  ['ci duration', '', 31],
  ['ci duration', 'seconds', 1860],
  ['ci duration', 'hours', 0.5167],
])('%s with the unit "%s"', (wanted, unit, value) => {
  const work = ofShop({ [wanted]: hours([31]) })
  expect(take(wanted, [work], { unit }).measurement).toMatchObject({ value })
})

test.each([
  ['', 7],
  ['per week', 7],
  ['deployments per day', 1],
  ['deploys / month', 30.44],
  ['/day', 1],
  ['releases a day', 1],
  ['releases of a service per day', 1],
  ['every day', 1],
  ['Daily releases', 1],
  ['monthly deploys', 30.44],
  ['deployments', 7],
])('deploy frequency with the unit "%s"', (unit, value) => {
  const work = ofShop({ 'deploy frequency': { kind: 'rate', count: 28, days: 28 } })
  expect(take('deploy frequency', [work], { unit }).measurement).toMatchObject({ value })
})

test('a share is percent, and 0..1 where the column or the unit says so', () => {
  const work = ofShop({ 'change failure rate': { kind: 'ratio', part: 1, whole: 8 } })
  const value = (row: Row) => take('change failure rate', [work], row).measurement
  expect(value({ unit: '%' })).toMatchObject({ value: 12.5 })
  expect(value({ unit: 'share' })).toMatchObject({ value: 0.125 })
  expect(value({ currentFormat: 'percent' })).toMatchObject({ value: 0.125 })
})

test.each([
  ['lead time', hours([31]), '%', 'min, h, d or weeks'],
  ['lead time', hours([31]), 'per week', 'min, h, d or weeks'],
  ['ci duration', hours([31]), 'share', 's, min or h'],
  ['deploy frequency', { kind: 'rate', count: 1, days: 28 }, 'days', 'per day, per week or per month'],
  [
    'deploy frequency',
    { kind: 'rate', count: 1, days: 28 },
    'deploys per sprint',
    'per day, per week or per month',
  ],
  [
    'deploy frequency',
    { kind: 'rate', count: 1, days: 28 },
    'deploys / working day',
    'per day, per week or per month',
  ],
  ['lead time', hours([31]), 'PRs per person', 'min, h, d or weeks'],
  ['change failure rate', { kind: 'ratio', part: 1, whole: 8 }, 'hours', '% or share'],
  ['bugs per 100 points', { kind: 'ratio', part: 1, whole: 8 }, '%', 'the name of what is counted'],
] as const)('%s cannot be held by another kind of unit', (wanted, sample, unit, fitting) => {
  const { measurement, problem } = take(wanted, [ofShop({ [wanted]: sample })], { unit })
  expect(measurement.kind).toBe('unknown')
  expect(problem).toMatchObject({
    code: 'unit_does_not_fit',
    property: 'Unit',
    message: expect.stringContaining(`"${unit}"`),
    mend: expect.stringContaining(fitting),
  })
})

test('a column of percent holds no duration', () => {
  const row = { currentFormat: 'percent' } as const
  const { problem } = take('lead time', [ofShop({ 'lead time': hours([31]) })], row)
  expect(problem).toMatchObject({ code: 'unit_does_not_fit', property: 'Current' })
  const items = known('https://github.com/acme/shop/milestone/3', { done: 3, open: 1, scopeUnit: 'items' })
  expect(take('done', [items], row).measurement).toMatchObject({ value: 3 })
  expect(take('progress', [items], row).problem).toBeNull()
})

test('reviews in business hours say so, and are not told in days', () => {
  const policy = { delivery: { businessHours: 'Mon-Fri 09:00-17:00', doraYear: null } }
  const work = ofShop({ 'time to first review': hours([31]), 'lead time': hours([31]) })
  expect(take('time to first review', [work], { policy }).measurement).toMatchObject({
    value: 31,
    evidence: 'GitHub repository acme/shop: 31 business hours, median of 1 pull request',
  })
  expect(take('time to first review', [work], { policy, unit: 'days' }).problem).toMatchObject({
    code: 'unit_does_not_fit',
    mend: expect.stringContaining('min or h'),
  })
  expect(take('lead time', [work], { policy, unit: 'days' }).measurement).toMatchObject({ value: 1.29 })
})

test('the band of DORA stands in the evidence where a year is asked for', () => {
  const work = ofShop({ 'lead time': hours([31]), velocity: { kind: 'rate', count: 4, days: 28 } })
  const policy = { delivery: { businessHours: null, doraYear: 2024 } } as const
  expect(take('lead time', [work], { policy }).measurement).toMatchObject({
    evidence: 'GitHub repository acme/shop: 31 h, median of 1 pull request; High by DORA 2024',
  })
  expect(take('velocity', [work], { policy }).measurement).not.toMatchObject({
    evidence: expect.stringContaining('DORA'),
  })
})

test.each([
  ['lead time', hours([31]), 'h per PR', 31],
  ['velocity', { kind: 'amounts', values: [20], unit: 'points' }, 'points per sprint', 20],
  ['bugs per 100 points', { kind: 'ratio', part: 1, whole: 8 }, 'per 100 points', 12.5],
] as const)('%s may be so many for each of something', (wanted, sample, unit, value) => {
  expect(take(wanted, [ofShop({ [wanted]: sample })], { unit }).measurement).toMatchObject({ value })
})

test('a letter that begins the name of a thing is no unit of time', () => {
  const work = ofShop({ 'bugs per 100 points': { kind: 'ratio', part: 1, whole: 8 } })
  expect(take('bugs per 100 points', [work], { unit: 'S3 bugs' }).measurement).toMatchObject({ value: 12.5 })
})

test.each([
  ['https://github.com/acme/shop', 'https://github.com/acme/shop/deployments/production'],
  ['https://github.com/Acme/shop/deployments', 'https://github.com/acme/shop/deployments/production'],
  ['https://github.com/acme/shop/actions/workflows/ci.yml', 'https://github.com/acme/Shop'],
  ['https://linear.app/acme/team/ENG', 'https://linear.app/acme/team/ENG/cycle/12'],
])('%s and %s together would count twice', (one, other) => {
  const samples = {
    'ci duration': hours([5]),
    velocity: { kind: 'amounts', values: [20], unit: 'points' },
  } as const
  const works = [measuredBy(one, 'one', samples), measuredBy(other, 'other', samples)]
  const wanted = one.includes('linear') ? 'velocity' : 'ci duration'
  expect(take(wanted, works).problem).toMatchObject({
    code: 'mixed_kinds',
    property: 'Source',
    message: expect.stringMatching(/^Source mixes a whole with a part of it.*one.*other/),
  })
})

test('two environments of a repository, and two cycles of a team, are taken together', () => {
  const rate = { 'deploy frequency': { kind: 'rate', count: 4, days: 28 } } as const
  const environments = ['eu', 'us'].map((name) =>
    measuredBy(`https://github.com/acme/shop/deployments/${name}`, name, rate),
  )
  expect(take('deploy frequency', environments).measurement).toMatchObject({ value: 2 })
})

test('points with issues, and cycles with weeks, are mixed kinds', () => {
  const eng = measuredBy(team, 'ENG', { velocity: { kind: 'amounts', values: [20], unit: 'points' } })
  const ops = { kind: 'amounts', values: [8], unit: 'issues' } as const
  const others = [
    [measuredBy('https://linear.app/acme/team/OPS', 'OPS', { velocity: ops }), 'OPS (issues a cycle)'],
    [known(project, { samples: { velocity: { kind: 'rate', count: 4, days: 28 } } }), '(points a week)'],
  ] as const
  for (const [other, named] of others) {
    expect(take('velocity', [eng, other]).problem).toMatchObject({
      code: 'mixed_kinds',
      property: 'Source',
      message: expect.stringContaining(named),
    })
  }
})

test('a measure that does not fit lists those that do, as people see them', () => {
  const work = ofShop({ 'pr cycle time': hours([1]), 'ci duration p95': hours(twentyOne) })
  const { problem } = take('progress', [work])
  expect(problem).toMatchObject({
    code: 'measure_does_not_fit',
    property: 'Measure',
    message: 'Measure is "progress", which the work in Source does not have: GitHub repository acme/shop.',
    mend: 'Choose "PR cycle time" or "CI duration p95" in Measure.',
  })
  expect(take('pr cycle time', [known(project)]).problem).toMatchObject({
    message: expect.stringContaining('Measure is "PR cycle time"'),
    mend: 'Choose "progress" or "points" in Measure.',
  })
})

test('a repository and a project have no measure in common', () => {
  const { problem } = take('progress', [ofShop({ 'lead time': hours([1]) }), known(project)])
  expect(problem).toMatchObject({
    code: 'measure_does_not_fit',
    mend: 'Keep links in Source that have one measure in common.',
  })
})

test('a measure that nobody knows is quoted in part', () => {
  const { problem } = take('x'.repeat(10_000), [known(project)])
  expect(problem).toMatchObject({ code: 'unknown_measure', message: expect.stringMatching(/^.{20,120}$/) })
})

test('every measure is its label in lower case, and every label is an option that Notion takes', () => {
  expect(Object.keys(MEASURE_LABEL)).toEqual(measures)
  for (const [code, label] of Object.entries(MEASURE_LABEL)) {
    expect(label.toLowerCase()).toBe(code)
    expect(label).not.toContain(',')
  }
})

test('pooled durations do not depend on which link gave them', () => {
  const values = fc.array(fc.double({ min: 0, max: 2000, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(values, values, (some, others) => {
      const value = (one: readonly number[], other: readonly number[]) => {
        const works = [ofShop({ 'lead time': hours(one) }), ofWeb({ 'lead time': hours(other) })]
        const { measurement } = take('lead time', works)
        return measurement.kind === 'value' ? measurement.value : null
      }
      expect(value(some, others)).toBe(value(others, some))
      expect(value(some, others)).not.toBeNull()
    }),
  )
})
