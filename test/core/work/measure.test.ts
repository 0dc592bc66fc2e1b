import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLinks } from '#src/core/work/links.ts'
import { measure } from '#src/core/work/measure.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { KnownWork, WorkReading } from '#src/core/work/work.ts'

const now = '2026-11-20T08:00:00.000Z'
const project = 'https://linear.app/acme/project/checkout-0a1b2c3d4e5f'
const otherProject = 'https://linear.app/acme/project/search-1a1b2c3d4e5f'
const milestone = 'https://github.com/acme/shop/milestone/3'
const search = 'https://github.com/acme/shop/issues?q=label:bug'

function points(url: string, share: number, scope: number, title = 'Checkout'): KnownWork {
  return {
    kind: 'known',
    url,
    title,
    share,
    scope,
    scopeUnit: 'points',
    done: null,
    open: null,
    lastActivity: now,
    health: null,
  }
}

function items(url: string, done: number, open: number, title = 'Beta'): KnownWork {
  const scope = done + open
  const share = scope === 0 ? 0 : done / scope
  return {
    kind: 'known',
    url,
    title,
    share,
    scope,
    scopeUnit: 'items',
    done,
    open,
    lastActivity: now,
    health: null,
  }
}

function dead(url: string, reason: UnknownReason): WorkReading {
  return { kind: 'unknown', url, reason, detail: `Nothing under ${url}.` }
}

function take(
  wanted: string,
  readings: readonly WorkReading[],
  more: { currentFormat?: 'number' | 'percent'; unit?: string } = {},
) {
  return measure({
    links: parseLinks(readings.map((reading) => reading.url).join(' '), { github: 'github.com' }),
    measure: wanted,
    readings: new Map(readings.map((reading) => [reading.url, reading])),
    currentFormat: 'number',
    unit: '',
    now,
    ...more,
  })
}

test('progress is percent, or a share where the column or the unit says so', () => {
  const reading = points(project, 0.623, 40)
  expect(take('progress', [reading])).toEqual({
    measurement: {
      kind: 'value',
      value: 62.3,
      measuredAt: now,
      evidence: 'Linear project Checkout: 62 % of 40 points',
    },
    problem: null,
    words: '62.3 %',
  })
  expect(take('progress', [reading], { currentFormat: 'percent' }).measurement).toMatchObject({
    value: 0.623,
  })
  expect(take('progress', [reading], { unit: ' Share ' }).measurement).toMatchObject({ value: 0.623 })
})

test('what the work counts is written as it is, whatever Unit and the column say', () => {
  for (const unit of ['%', 'per week', 'days', 'share', 'bugs', 'S3 buckets']) {
    for (const currentFormat of ['number', 'percent'] as const) {
      const row = { unit, currentFormat }
      expect(take('done', [items(milestone, 3, 1)], row)).toMatchObject({
        measurement: { value: 3 },
        problem: null,
      })
      expect(take('points', [points(project, 0.5, 30)], row).measurement).toMatchObject({ value: 15 })
    }
  }
  expect(take('progress', [items(milestone, 3, 1)], { unit: 'days' }).measurement).toMatchObject({
    value: 75,
  })
})

test('done and open are counts, points are the done part of the scope', () => {
  expect(take('done', [items(milestone, 3, 1)]).measurement).toMatchObject({
    value: 3,
    evidence: 'GitHub milestone Beta: 3 items done',
  })
  expect(take('open', [items(milestone, 3, 1)]).measurement).toMatchObject({
    value: 1,
    evidence: 'GitHub milestone Beta: 1 item open',
  })
  expect(take('points', [points(project, 0.62, 40)]).measurement).toMatchObject({
    value: 24.8,
    evidence: 'Linear project Checkout: 24.8 of 40 points',
  })
})

test('counts of several links add up', () => {
  const { measurement } = take('done', [items(milestone, 3, 1), items(search, 4, 8, 'label:bug')])
  expect(measurement).toMatchObject({
    value: 7,
    evidence: '7 items done (GitHub milestone Beta: 3 items done; GitHub search label:bug: 4 items done)',
  })
})

test('shares of several links weigh by scope', () => {
  const { measurement } = take('progress', [points(project, 0.5, 30), points(otherProject, 1, 10, 'Search')])
  expect(measurement).toMatchObject({
    value: 62.5,
    evidence:
      '63 % of 40 points (Linear project Checkout: 50 % of 30 points; Linear project Search: 100 % of 10 points)',
  })
})

test('a share of several links lies between the lowest and the highest, whatever their order', () => {
  const reading = fc.record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    scope: fc.integer({ min: 1, max: 500 }),
  })
  fc.assert(
    fc.property(fc.array(reading, { minLength: 1, maxLength: 6 }), (parts) => {
      const readings = parts.map((part, index) =>
        points(`https://linear.app/acme/project/p-${index}a1b2c3d4e5f`, part.share, part.scope),
      )
      const value = (all: readonly WorkReading[]) => {
        const { measurement } = take('progress', all)
        return measurement.kind === 'value' ? measurement.value : Number.NaN
      }
      const shares = parts.map((part) => part.share * 100)
      expect(value(readings)).toBeGreaterThanOrEqual(Math.min(...shares) - 0.01)
      expect(value(readings)).toBeLessThanOrEqual(Math.max(...shares) + 0.01)
      expect(value(readings.toReversed())).toBeCloseTo(value(readings), 1)
    }),
  )
})

test('the evidence does not move with the clock', () => {
  const readings = [points(project, 0.5, 30)]
  const input = {
    links: parseLinks(project, { github: 'github.com' }),
    readings: new Map([[project, readings[0]!]]),
  }
  const at = (moment: string) =>
    measure({ ...input, measure: 'progress', currentFormat: 'number', unit: '', now: moment }).measurement
  expect(at('2026-12-24T00:00:00.000Z')).toEqual({ ...at(now), measuredAt: '2026-12-24T00:00:00.000Z' })
})

test('one link that says nothing makes the whole unknown, and the row says how to mend it', () => {
  const { measurement, problem } = take('done', [items(milestone, 3, 1), dead(search, 'not_found')])
  expect(measurement).toEqual({ kind: 'unknown', reason: 'not_found', detail: `Nothing under ${search}.` })
  expect(problem).toMatchObject({
    code: 'not_found',
    property: 'Source',
    mend: expect.stringContaining('link'),
  })
})

test('a system that failed is nobody at the row to mend', () => {
  expect(take('done', [dead(milestone, 'source_failed')])).toMatchObject({
    measurement: { kind: 'unknown', reason: 'source_failed' },
    problem: null,
  })
})

test('a link that was not read is unknown and not left out of the sum', () => {
  const links = parseLinks(`${project} ${otherProject}`, { github: 'github.com' })
  const readings = new Map([[project, points(project, 0.5, 30)]])
  const { measurement } = measure({
    links,
    measure: 'progress',
    readings,
    currentFormat: 'number',
    unit: '',
    now,
  })
  expect(measurement).toMatchObject({ kind: 'unknown', reason: 'source_failed' })
})

test('a link that cannot be measured says which would do', () => {
  const links = parseLinks('https://docs.example.com/plan', { github: 'github.com' })
  const { measurement, problem } = measure({
    links,
    measure: 'done',
    readings: new Map(),
    currentFormat: 'number',
    unit: '',
    now,
  })
  expect(measurement).toMatchObject({
    reason: 'unsupported_link',
    detail: expect.stringContaining('docs.example.com'),
  })
  expect(problem).toMatchObject({ property: 'Source' })
})

test('a project together with a milestone of its own would count twice', () => {
  const project = 'https://linear.app/acme/project/checkout-0a1b2c3d4e5f'
  const milestone = `${project}#milestone-11111111-2222-4333-8444-555555555555`
  const { measurement, problem } = take('progress', [
    points(project, 0.5, 10),
    points(milestone, 0.5, 4, 'Beta'),
  ])
  expect(measurement.kind).toBe('unknown')
  expect(problem).toMatchObject({
    code: 'mixed_kinds',
    message: 'Source mixes a whole with a part of it: Linear project Checkout, Linear milestone Beta.',
  })
})

test('progress of points together with items is a problem, counts of both are not', () => {
  const issue = 'https://linear.app/acme/issue/ENG-1'
  const mixed = take('progress', [points(project, 0.5, 30), items(milestone, 1, 1)])
  expect(mixed).toMatchObject({
    measurement: { kind: 'unknown' },
    problem: { code: 'mixed_kinds', property: 'Source' },
  })
  expect(take('done', [items(issue, 1, 0), items(milestone, 1, 1)]).measurement).toMatchObject({ value: 2 })
})

test.each([
  ['points', items(milestone, 1, 1), '"progress", "done" or "open"'],
  ['done', points(project, 0.5, 30), '"progress" or "points"'],
  ['velocity', points(project, 0.5, 30), '"progress" or "points"'],
  ['speed', points(project, 0.5, 30), '"progress", "done", "open", "points", "deploy frequency"'],
])('%s where the link does not have it is a problem that lists what fits', (wanted, reading, fitting) => {
  const { measurement, problem } = take(wanted, [reading])
  expect(measurement.kind).toBe('unknown')
  expect(problem).toMatchObject({ property: 'Measure', mend: expect.stringContaining(fitting) })
  expect(problem?.message).toContain(`"${wanted}"`)
})

test('nothing to measure is unknown, never 0', () => {
  expect(take('progress', [items(milestone, 0, 0)]).measurement).toMatchObject({
    kind: 'unknown',
    reason: 'empty',
  })
  expect(take('progress', []).measurement).toMatchObject({ kind: 'unknown' })
  expect(take('progress', []).problem).toMatchObject({ code: 'no_link', property: 'Source' })
})
