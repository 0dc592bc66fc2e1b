import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { measured } from '#src/core/work/measured.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { aKeyResult, NOW } from '../a-snapshot.ts'
import { hours, measuredBy, nothing } from './some-samples.ts'
import { known, unread } from './some-work.ts'

const shop = 'https://github.com/acme/shop'
const project = 'https://linear.app/acme/project/checkout-0a1b2c3d4e5f'

function faultsOf(source: string, readings: readonly WorkReading[], given: { unit?: string } = {}) {
  const keyResult = aKeyResult({ source, measure: null, ...given })
  return measured(keyResult, {
    readings: new Map(readings.map((reading) => [reading.url, reading])),
    hosts: { github: 'github.com' },
    policy: Policy.parse({}),
    now: NOW,
  })
}

test('without Measure the finding shows what each measure that fits would give, with its unit', () => {
  const reading = measuredBy(shop, 'acme/shop', {
    'lead time': hours([30, 31, 35]),
    'pr cycle time': hours([5.5]),
    'deploy frequency': { kind: 'rate', count: 10, days: 28 },
    'ci duration p95': nothing('still_reading', 'The runs are still being read.'),
  })
  const { measurement, faults } = faultsOf(shop, [reading], { unit: '%' })
  expect(measurement).toBeNull()
  expect(faults).toMatchObject([
    {
      code: 'no_measure',
      property: 'Measure',
      message: 'Source holds a link, but Measure is empty, so nothing is measured.',
      mend: 'Choose "deploy frequency" (2.5 per week), "lead time" (31 h), "PR cycle time" (5.5 h) or "CI duration p95" (nothing yet) in Measure, or empty Source and type Current by hand.',
    },
  ])
})

test('without Measure progress is shown in percent, whatever the column', () => {
  const [fault] = faultsOf(project, [known(project, { done: 3, open: 1 })]).faults
  expect(fault?.mend).toContain('"progress" (50 %), "done" (3 items), "open" (1 item) or "points" (2 points)')
})

test('without Measure a link that says nothing says why', () => {
  const [missing] = faultsOf(project, [unread(project, 'not_found')]).faults
  expect(missing).toMatchObject({
    code: 'no_measure',
    message: expect.stringContaining(`so nothing is measured. ${project} says nothing.`),
    mend: expect.stringContaining('Choose what to take from it in Measure'),
  })
  const [document] = faultsOf('https://linear.app/acme/document/plan-0a1b2c3d4e5f', []).faults
  expect(document?.message).toContain('A Linear document cannot be measured')
})

test('without Measure, links that have none in common are to be parted', () => {
  const works = [
    known(project, { done: null, open: null }),
    measuredBy(shop, 'acme/shop', { 'lead time': hours([3]) }),
  ]
  expect(faultsOf(`${project} ${shop}`, works).faults).toMatchObject([
    { code: 'no_measure', mend: 'Keep links in Source that have one measure in common.' },
  ])
})

test('words in Source that hold no link ask for nothing, and Measure without Source does', () => {
  expect(faultsOf('ask Ada', []).faults).toEqual([])
  const keyResult = aKeyResult({ source: ' ', measure: 'pr cycle time' })
  const work = { readings: new Map(), hosts: { github: 'github.com' }, policy: Policy.parse({}), now: NOW }
  expect(measured(keyResult, work).faults).toMatchObject([
    { code: 'no_source', message: expect.stringContaining('"PR cycle time"') },
  ])
})

test('the policy says how a figure reads', () => {
  const reading = measuredBy(shop, 'acme/shop', { 'time to first review': hours([3]) })
  const policy = Policy.parse({ delivery: { businessHours: 'Mon-Fri 09:00-17:00' } })
  const { measurement } = measured(aKeyResult({ source: shop, measure: 'time to first review' }), {
    readings: new Map([[shop, reading]]),
    hosts: { github: 'github.com' },
    policy,
    now: NOW,
  })
  expect(measurement).toMatchObject({ value: 3, evidence: expect.stringContaining('3 business hours') })
})
