import fc from 'fast-check'
import { expect, test } from 'vitest'
import { servingLinks, servingWork, workShare } from '#src/core/work/serving-work.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { aKeyResult, anInitiative, TODAY } from '#test/core/a-snapshot.ts'
import { hosts, known, linksTo, projectUrl, readingsOf, unread } from './some-work.ts'

const alpha = projectUrl('alpha')
const beta = projectUrl('beta')
const issue = 'https://github.com/acme/shop/issues/12'

function urlsOf(...given: Parameters<typeof servingLinks>): Record<string, readonly string[]> {
  return Object.fromEntries(
    [...servingLinks(...given)].map(([id, links]) => [id, links.map(({ url }) => url)]),
  )
}

function stateOf(readings: readonly WorkReading[], today = TODAY, timezone = 'UTC') {
  const links = linksTo(...readings.map(({ url }) => url))
  return servingWork(links, readingsOf(...readings), today, timezone)
}

test('work serves a key result by its own Source, also without Measure, and by its initiatives', () => {
  const snapshot = {
    keyResults: [
      aKeyResult({ id: 'k1', source: `see ${alpha}`, measure: null }),
      aKeyResult({ id: 'k2' }),
      aKeyResult({ id: 'k3' }),
    ],
    initiatives: [anInitiative({ keyResults: ['k1', 'k2', 'gone'], source: `${beta} and ${issue}` })],
  }
  expect(urlsOf(snapshot, hosts)).toEqual({ k1: [alpha, beta, issue], k2: [beta, issue] })
})

test('a cancelled initiative serves nothing; one that is done, or bears no status, still does', () => {
  const initiative = (status: 'cancelled' | 'done' | null, source: string) => anInitiative({ status, source })
  const initiatives = [initiative('cancelled', alpha), initiative('done', beta), initiative(null, issue)]
  expect(urlsOf({ keyResults: [aKeyResult()], initiatives }, hosts)).toEqual({ k1: [beta, issue] })
})

test('work that is linked twice, in two forms and two places, serves once', () => {
  const keyResults = [aKeyResult({ source: alpha })]
  const initiatives = [
    anInitiative({ keyResults: ['k1', 'k1'], source: `${alpha}/issues?layout=board` }),
    anInitiative({ id: 'i2', source: `${alpha}/overview ${beta}` }),
  ]
  expect(urlsOf({ keyResults, initiatives }, hosts)).toEqual({ k1: [alpha, beta] })
})

test('work is live up to and with the 21st day after its last change, in the time zone of the organisation', () => {
  const lastActivity = '2026-10-30T23:30:00.000Z'
  const moved = known(alpha, { lastActivity })
  expect(stateOf([moved], '2026-11-20')).toEqual({ state: 'live', lastActivity: '2026-10-30', links: 1 })
  expect(stateOf([moved], '2026-11-21')).toMatchObject({ state: 'dead', lastActivity: '2026-10-30' })
  expect(stateOf([moved], '2026-11-21', 'Europe/Berlin')).toMatchObject({
    state: 'live',
    lastActivity: '2026-10-31',
  })
})

test('one live work is enough, whatever the others say', () => {
  const old = known(beta, { lastActivity: '2026-01-01T00:00:00.000Z' })
  expect(stateOf([unread(issue, 'source_failed'), old, known(alpha)])).toMatchObject({
    state: 'live',
    lastActivity: TODAY,
    links: 3,
  })
})

test('nothing live beside a link that cannot be read, or does not say when it changed, is unknown and not dead', () => {
  const old = known(alpha, { lastActivity: '2026-09-01T00:00:00.000Z' })
  for (const other of [
    unread(beta, 'not_found'),
    unread(beta, 'source_failed'),
    unread(beta, 'empty'),
    known(beta, { lastActivity: null }),
    unread('https://docs.example.com/plan', 'unsupported_link'),
  ]) {
    expect(stateOf([old, other])).toMatchObject({ state: 'unknown', lastActivity: '2026-09-01' })
  }
})

test('a link that was not read at all is unknown', () => {
  expect(servingWork(linksTo(alpha), new Map(), TODAY, 'UTC')).toMatchObject({ state: 'unknown' })
})

test('cancelled work is known not to go on', () => {
  expect(stateOf([unread(alpha, 'cancelled')])).toEqual({ state: 'dead', lastActivity: null, links: 1 })
})

test('no links are none', () => {
  expect(stateOf([])).toEqual({ state: 'none', lastActivity: null, links: 0 })
})

test('the share done is weighed by scope where all of it is counted alike, and by work where not', () => {
  const large = known(alpha, { share: 0.25, scope: 30 })
  const small = known(beta, { share: 1, scope: 10 })
  const items = known(issue, { share: 1, scope: 1, scopeUnit: 'items' })
  const share = (...works: (typeof large)[]) =>
    workShare(linksTo(...works.map(({ url }) => url)), readingsOf(...works))
  expect(share(large, small)).toBe(0.4375)
  expect(share(large, items)).toBe(0.625)
  expect(share(items)).toBe(1)
})

test('a share of work that cannot all be read, or of none, is unknown and not 0', () => {
  const readings = readingsOf(known(alpha), unread(beta, 'cancelled'), known(issue, { scope: 0 }))
  expect(workShare([], readings)).toBeNull()
  expect(workShare(linksTo(alpha, beta), readings)).toBeNull()
  expect(workShare(linksTo(alpha, projectUrl('gamma')), readings)).toBeNull()
  expect(workShare(linksTo(issue), readings)).toBeNull()
})

test('the order of links makes no difference, and a share never leaves 0 to 1', () => {
  const work = fc.record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    scope: fc.integer({ min: 1, max: 50 }),
    scopeUnit: fc.constantFrom('points' as const, 'items' as const),
    lastActivity: fc.constantFrom(null, '2026-09-01T00:00:00.000Z', '2026-11-19T00:00:00.000Z'),
  })
  fc.assert(
    fc.property(fc.array(work, { minLength: 1, maxLength: 5 }), (works) => {
      const readings = works.map((each, index) => known(projectUrl(`p${index}`), each))
      const share = workShare(linksTo(...readings.map(({ url }) => url)), readingsOf(...readings)) ?? -1
      const turned = readings.toReversed()
      expect(stateOf(turned)).toEqual(stateOf(readings))
      expect(workShare(linksTo(...turned.map(({ url }) => url)), readingsOf(...turned))).toBeCloseTo(share, 9)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})
