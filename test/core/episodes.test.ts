import fc from 'fast-check'
import { expect, test } from 'vitest'
import { episodes as episodesOf } from '#src/core/episodes.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Episode, KeyResultDay } from '#src/core/history.ts'
import type { Status } from '#src/core/model.ts'
import { evaluateAt, NOW } from './a-snapshot.ts'

function evaluationOf(result: Partial<KeyResultResult>, now = NOW): Evaluation {
  const evaluation = evaluateAt(now)
  return { ...evaluation, keyResults: evaluation.keyResults.map((each) => ({ ...each, ...result })) }
}

function episodes(
  evaluation: Evaluation,
  history: { readonly episodes: readonly Episode[]; readonly days?: readonly KeyResultDay[] },
  madeByInit = true,
) {
  return episodesOf(evaluation, { days: [], ...history }, { madeByInit })
}

function dayWith(status: Status): KeyResultDay {
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
    overruled: null,
    colour: null,
    targetScore: 0.7,
    ruleVersion: '2',
  }
}

const open: Episode = {
  id: 'k1-2026-11-13',
  pageId: 'k1',
  openedAt: '2026-11-13T09:00:00.000Z',
  closedAt: null,
}
const closed = { opened: [], closed: [{ id: open.id, closedAt: NOW }] }
const nothing = { opened: [], closed: [] }

test('an episode opens when a key result is off track, with an id of its page and day', () => {
  expect(episodes(evaluationOf({ status: 'off_track' }), { episodes: [] })).toEqual({
    opened: [{ id: 'k1-2026-11-20', pageId: 'k1', openedAt: NOW, closedAt: null }],
    closed: [],
  })
})

test('it goes on while the key result is off track, at risk, unknown or not started', () => {
  for (const status of ['off_track', 'at_risk', 'unknown', 'not_started'] as const) {
    expect(episodes(evaluationOf({ status }), { episodes: [open] })).toEqual(nothing)
  }
})

test.each<[string, Partial<KeyResultResult>]>([
  ['is on track', { status: 'on_track' }],
  ['is complete', { status: 'complete' }],
  ['is closed', { status: 'off_track', state: 'closed' }],
  ['is dropped', { status: 'off_track', state: 'dropped' }],
  ['is deferred', { status: 'off_track', state: 'deferred' }],
  ['has ended', { status: 'off_track', ended: true }],
])('it closes when the key result %s', (_, result) => {
  expect(episodes(evaluationOf(result), { episodes: [open] })).toEqual(closed)
  expect(episodes(evaluationOf(result), { episodes: [] })).toEqual(nothing)
})

test('the status in force decides: a person can call it off and can call it out', () => {
  const overrule = (status: Status) => ({ overrule: { status, until: '2026-11-30', since: null } })

  expect(
    episodes(evaluationOf({ status: 'off_track', ...overrule('on_track') }), { episodes: [open] }),
  ).toEqual(closed)
  expect(
    episodes(evaluationOf({ status: 'on_track', ...overrule('off_track') }), { episodes: [] }).opened,
  ).toHaveLength(1)
})

test('a key result that recovered turns off track in a new episode, but not twice on one day', () => {
  const over = { ...open, closedAt: '2026-11-18T09:00:00.000Z' }
  const today = { ...over, id: 'k1-2026-11-20' }

  expect(episodes(evaluationOf({ status: 'off_track' }), { episodes: [over] }).opened).toHaveLength(1)
  expect(episodes(evaluationOf({ status: 'off_track' }), { episodes: [today] })).toEqual(nothing)
})

test('in a workspace that init did not make what was off track when the service came opens no episode', () => {
  const red = evaluationOf({ status: 'off_track' })

  expect(episodes(red, { episodes: [] }, false)).toEqual(nothing)
  expect(episodes(red, { episodes: [], days: [dayWith('off_track')] }, false)).toEqual(nothing)
  expect(episodes(red, { episodes: [], days: [dayWith('unknown')] }, false)).toEqual(nothing)
  expect(
    episodes(red, { episodes: [], days: [{ ...dayWith('on_track'), keyResultId: 'k2' }] }, false),
  ).toEqual(nothing)
})

test.each<Status>(['on_track', 'at_risk', 'complete', 'not_started'])(
  'there it opens for a key result that was seen as %s and turned off track',
  (status) => {
    const days = [dayWith(status)]

    expect(
      episodes(evaluationOf({ status: 'off_track' }), { episodes: [], days }, false).opened,
    ).toHaveLength(1)
  },
)

test('an episode that is open closes there as anywhere', () => {
  expect(episodes(evaluationOf({ status: 'on_track' }), { episodes: [open] }, false)).toEqual(closed)
})

test('there is never more than one open episode, and none open while on track', () => {
  const status = fc.constantFrom<Status>('on_track', 'at_risk', 'off_track', 'unknown', 'complete')
  fc.assert(
    fc.property(fc.array(status, { maxLength: 20 }), (statuses) => {
      let known: readonly Episode[] = []
      for (const [index, each] of statuses.entries()) {
        const now = `2026-11-${String(1 + Math.floor(index / 2)).padStart(2, '0')}T0${index % 2}:00:00.000Z`
        const { opened, closed: over } = episodes(evaluationOf({ status: each }, now), { episodes: known })
        const ends = new Map(over.map(({ id, closedAt }) => [id, closedAt]))
        known = [
          ...known.map((episode) => ({ ...episode, closedAt: ends.get(episode.id) ?? episode.closedAt })),
          ...opened,
        ]

        const running = known.filter(({ closedAt }) => closedAt === null)
        expect(running.length).toBeLessThanOrEqual(each === 'on_track' || each === 'complete' ? 0 : 1)
        expect(new Set(known.map(({ id }) => id)).size).toBe(known.length)
      }
    }),
  )
})
