import { expect, test } from 'vitest'
import type { DeliverySummary, FigureCourse } from '#src/core/delivery/delivery-summary.ts'
import type { Figure } from '#src/core/delivery/figure.ts'
import { composeEngineering } from '#src/core/mail/engineering-report.ts'
import { Policy } from '#src/core/policy.ts'
import { course, none, SUMMARY, value } from '#templates/fixtures/delivery.ts'

const EVALUATION = { asOf: '2026-11-02T07:00:00.000Z', today: '2026-11-02', ruleVersion: '2' }

function reportOf(summary: DeliverySummary | null, policy: object = {}) {
  const guardrails = summary?.guardrails ?? []
  return composeEngineering({
    summary,
    weekly: null,
    month: '2026-10',
    guardrails,
    evaluation: EVALUATION,
    policy: Policy.parse({ delivery: policy }),
  })
}

function lineOf(given: FigureCourse, policy: object = {}) {
  const report = reportOf({ ...SUMMARY, figures: [given] }, policy)
  const [line] = report.groups.flatMap(({ lines }) => lines)
  if (line === undefined) throw new Error('There is no line.')
  return line
}

test('figures come by group, each with its trend, its target and what it rests on', () => {
  const { groups } = reportOf(SUMMARY)
  expect(groups.map(({ group, lines }) => [group, lines.length])).toEqual([
    ['delivery', 4],
    ['reviews', 4],
    ['builds', 2],
    ['flow', 3],
  ])
  expect(groups[0]?.lines[1]).toMatchObject({
    label: 'Lead time',
    now: '31 h',
    before: '24 h',
    trend: 'worse',
    target: '24 h',
    isOnTarget: false,
    basis: 'median of 42 pull requests, 90 % within 61 h; 3 not deployed yet',
    band: '',
  })
})

test.each([
  ['lead time', 31, 24, 'worse'],
  ['lead time', 24, 31, 'better'],
  ['deploy frequency', 31, 24, 'better'],
  ['change failure rate', 10.4, 10, 'same'],
  ['change failure rate', 0, 0, 'same'],
  ['change failure rate', 1, 0, 'worse'],
  ['predictability (%)', 70, 90, 'worse'],
] as const)('%s of %s after %s is %s', (measure, now, before, trend) => {
  expect(lineOf(course(measure, { now: value(now), before: value(before) }))).toMatchObject({ trend })
})

test('what is not known on one side has no trend', () => {
  const known: Figure = value(24)
  expect(lineOf(course('lead time', { now: none('source_failed'), before: known }))).toMatchObject({
    trend: 'unknown',
    now: 'not known',
    why: 'It is so.',
    isOnTarget: null,
  })
  expect(lineOf(course('lead time', { now: known, before: none('not_found') }))).toMatchObject({
    trend: 'unknown',
    before: 'not known',
  })
  const points = { now: value(20, { unit: 'points' }), before: value(9, { unit: 'issues' }) }
  expect(lineOf(course('velocity', points))).toMatchObject({
    trend: 'unknown',
    now: '20 points a cycle',
    before: '9 issues a cycle',
  })
})

test('a band is named where the policy names a year, and business hours are told', () => {
  const found = course('lead time', { now: value(31) })
  expect(lineOf(found, { doraYear: 2024 }).band).toBe('High by DORA 2024')
  expect(lineOf(found).band).toBe('')
  const hours = { businessHours: 'Mon-Fri 09:00-17:00' }
  expect(lineOf(course('time to first review', { now: value(5) }), hours).now).toBe('5 business hours')
  expect(lineOf(found, hours).now).toBe('31 h')
})

test('what one mend would measure is told once', () => {
  const figures = [
    course('change failure rate', { now: none('empty') }),
    course('time to restore', { now: none('empty') }),
    course('velocity', { now: none('unsupported_link') }),
    course('deploy frequency', { now: value(3) }),
    course('time to first review', { now: none('empty') }),
    course('ci duration', { now: none('still_reading') }),
  ]
  expect(reportOf({ ...SUMMARY, figures }).unmeasured).toEqual([
    {
      labels: ['Change failure rate', 'Time to restore'],
      why: 'It is so.',
      mend: 'Label the issues on GitHub that tell of incidents, or paste the link of a repository whose deployments GitHub knows.',
    },
    {
      labels: ['Velocity'],
      why: 'It is so.',
      mend: 'Have the teams estimate alike: all in points, or none.',
    },
    { labels: ['CI duration'], why: 'It is so.', mend: 'Nothing: the next runs read on.' },
  ])
})

test('a month without deployments is no gap in the measuring', () => {
  const figures = [
    course('deploy frequency', { now: value(0, { n: 0 }) }),
    course('lead time', { now: none('empty') }),
    course('change failure rate', { now: none('empty') }),
    course('time to restore', { now: none('empty') }),
  ]
  const { groups, unmeasured } = reportOf({ ...SUMMARY, figures })
  expect(groups[0]?.lines.map(({ now }) => now)).toEqual(figures.map(() => 'no deployment'))
  expect(unmeasured).toEqual([])
})

test('where nothing is followed there is a report that says so', () => {
  expect(reportOf(null)).toMatchObject({ window: null, repositories: [], unmeasured: [], guardrails: [] })
})
