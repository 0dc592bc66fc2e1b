import { expect, test } from 'vitest'
import { episodes as episodesOf } from '#src/core/escalation/episodes.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Episode, KeyResultDay } from '#src/core/history.ts'
import { liveSighting } from '#src/core/live/live-of.ts'
import { stoodThen } from '#src/core/live/stood-then.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Status } from '#src/core/model.ts'
import { aHistory, aKeyResult, aSnapshot, evaluateAt, NOW, type Past } from '../a-snapshot.ts'

function episodes(
  result: Partial<KeyResultResult>,
  history: Partial<Past> = {},
  { madeByInit = true, isGone = false } = {},
) {
  const made = aSnapshot({ keyResults: isGone ? [] : [aKeyResult()] })
  const snapshot = { ...made, databases: made.databases.map((each) => ({ ...each, madeByInit })) }
  const evaluation = evaluateAt(NOW, { snapshot })
  const { opened, closed } = episodesOf({
    evaluation: { ...evaluation, keyResults: evaluation.keyResults.map((each) => ({ ...each, ...result })) },
    snapshot,
    history: aHistory(history),
    policy: MailPolicy.parse({}).escalation,
    timezone: 'UTC',
  })
  return { opened, closed }
}

function dayWith(status: Status, overruled: Status | null = null): KeyResultDay {
  return {
    keyResultId: 'k1',
    day: '2026-11-19',
    status,
    risk: 'high',
    score: null,
    confidence: null,
    baseline: 0,
    target: 60,
    weight: null,
    period: null,
    overruled,
    colour: null,
    targetScore: 0.7,
    ruleVersion: '2',
  }
}

const open: Episode = {
  id: 'k1-2026-11-13',
  pageId: 'k1',
  cause: 'off_track',
  title: 'Sixty customers',
  openedAt: '2026-11-13T09:00:00.000Z',
  closedAt: null,
}
const nothing = { opened: [], closed: [] }
const red = { status: 'off_track' } as const

test('an episode opens when a key result is off track, with an id of its page and day', () => {
  expect(episodes(red)).toEqual({
    opened: [
      {
        id: 'k1-2026-11-20',
        pageId: 'k1',
        cause: 'off_track',
        title: 'Sixty customers',
        openedAt: NOW,
        closedAt: null,
      },
    ],
    closed: [],
  })
})

test('it goes on while the key result is off track, at risk, unknown or not started', () => {
  for (const status of ['off_track', 'at_risk', 'unknown', 'not_started'] as const) {
    expect(episodes({ status }, { episodes: [open] })).toEqual(nothing)
  }
})

test.each<[string, Partial<KeyResultResult>]>([
  ['recovered', { status: 'on_track' }],
  ['recovered', { status: 'complete' }],
  ['closed', { status: 'off_track', state: 'closed' }],
  ['dropped', { status: 'off_track', state: 'dropped' }],
  ['deferred', { status: 'on_track', state: 'deferred' }],
  ['ended', { status: 'off_track', ended: true }],
  ['ended', { status: 'complete', ended: true }],
  ['ended', { status: 'off_track', state: 'closed', ended: true }],
])('it closes as %s', (how, result) => {
  expect(episodes(result, { episodes: [open] })).toEqual({
    opened: [],
    closed: [{ id: open.id, closedAt: NOW, how }],
  })
  expect(episodes(result)).toEqual(nothing)
})

test('it closes when its page is gone', () => {
  expect(episodes({}, { episodes: [open] }, { isGone: true }).closed).toMatchObject([{ how: 'removed' }])
})

test('the status in force decides: a person can call it off and can call it out', () => {
  const overrule = (status: Status) => ({ overrule: { status, until: '2026-11-30', since: null } })

  expect(episodes({ ...red, ...overrule('on_track') }, { episodes: [open] }).closed).toHaveLength(1)
  expect(episodes({ status: 'on_track', ...overrule('off_track') }).opened).toHaveLength(1)
})

test('a key result that recovered turns off track in a new episode, but not twice on one day', () => {
  const over = { ...open, closedAt: '2026-11-18T09:00:00.000Z' }
  // By the time zone of that day it opened on the evening before.
  const today = { ...over, id: 'k1-2026-11-20', openedAt: '2026-11-19T23:30:00.000Z' }

  expect(episodes(red, { episodes: [over] }).opened).toHaveLength(1)
  expect(episodes(red, { episodes: [today] })).toEqual(nothing)
})

test('while its source fails none opens, but for what a person says', () => {
  const outage = { systems: ['linear'], since: '2026-11-19', isLong: true, isHeld: true } as const
  const overrule = { status: 'off_track', until: '2026-11-30', since: null } as const

  expect(episodes({ ...red, outage })).toEqual(nothing)
  expect(episodes({ ...red, outage, overrule }).opened).toHaveLength(1)
  expect(episodes({ ...red, outage: { ...outage, isHeld: false } }).opened).toHaveLength(1)
})

test('in a workspace that init did not make an episode opens for what was better after it went live, and for nothing before', () => {
  const adopted = { madeByInit: false }
  const sightings = [liveSighting('2026-11-10T12:00:00.000Z')]

  expect(episodes(red, {}, adopted)).toEqual(nothing)
  for (const day of [
    dayWith('off_track'),
    dayWith('unknown'),
    dayWith('on_track', 'off_track'),
    { ...dayWith('on_track'), keyResultId: 'k2' },
  ]) {
    expect(episodes(red, { days: [day], sightings }, adopted)).toEqual(nothing)
  }
  for (const status of ['on_track', 'at_risk', 'complete', 'not_started'] as const) {
    expect(episodes(red, { days: [dayWith(status)], sightings }, adopted).opened).toHaveLength(1)
    expect(episodes(red, { days: [dayWith(status)] }, adopted)).toEqual(nothing)
  }
  expect(episodes({ status: 'on_track' }, { episodes: [open] }, adopted).closed).toHaveLength(1)
})

test('red at the moment of going live is no news, though it was better before; what turns later that day is, whatever holds it back', () => {
  const on = (day: string, status: Status) => ({ ...dayWith(status), day })
  const since = '2026-11-15T12:00:00.000Z'
  const opened = (days: readonly KeyResultDay[], then: Status = 'on_track') => {
    const stood = stoodThen([{ id: 'k1', status: then, overrule: null }], since)
    return episodes(red, { days, sightings: [liveSighting(since), ...stood] }, { madeByInit: false }).opened
      .length
  }

  expect(opened([on('2026-11-14', 'on_track'), on('2026-11-15', 'off_track')], 'off_track')).toBe(0)
  expect(opened([on('2026-11-15', 'on_track'), on('2026-11-16', 'off_track')], 'off_track')).toBe(1)
  expect(opened([on('2026-11-15', 'unknown'), on('2026-11-16', 'off_track')], 'unknown')).toBe(0)
  expect(opened([on('2026-10-20', 'on_track'), on('2026-11-17', 'off_track')])).toBe(1)
  expect(opened([on('2026-11-14', 'off_track'), on('2026-11-15', 'off_track')], 'off_track')).toBe(0)
  // It turned on that day, after it, and days passed before it could be told.
  expect(opened([on('2026-11-15', 'off_track'), on('2026-11-19', 'off_track')])).toBe(1)
  // A row that was not there then is news once it was better.
  expect(opened([on('2026-11-17', 'off_track')])).toBe(0)
})
