import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { delivery } from '#src/core/delivery/delivery.ts'
import { deliverySummary } from '#src/core/delivery/delivery-summary.ts'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import { figure } from '#src/core/delivery/figure.ts'
import type { Lost } from '#src/core/delivery/lost.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import { notReadOfLate } from '#src/core/delivery/not-read-of-late.ts'
import { equalWindows, months } from '#src/core/delivery/window-starts.ts'
import { deliveryBlock } from '#src/core/mail/delivery-block.ts'
import { Policy } from '#src/core/policy.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import {
  at,
  commit,
  cycle,
  deployed,
  incident,
  issue,
  NOW,
  pull,
  repository,
  review,
  run,
  team,
  WHOLE,
} from './some-events.ts'

const SHOP = 'github/acme/shop'
const FOLLOWED = { repositories: [SHOP], teams: ['ENG'] }

type Given = Partial<Parameters<typeof deliverySummary>[0]> & {
  readonly days?: number
  readonly courses?: number
}

function summaryOf(events: readonly WorkEvent[], { days = 7, courses = 8, ...given }: Given = {}) {
  const summary = deliverySummary({
    events,
    cursors: WHOLE,
    lost: new Map(),
    followed: FOLLOWED,
    policy: Policy.parse({}),
    targets: {},
    now: NOW,
    knownOn: null,
    since: daysBefore(NOW, 90),
    starts: equalWindows(given.now ?? NOW, days, courses),
    ...given,
  })
  if (summary === null) throw new Error('Nothing is followed.')
  return summary
}

function courseOf(measure: DeliveryMeasure, ...given: Parameters<typeof summaryOf>) {
  const found = summaryOf(...given).figures.find((each) => each.measure === measure)
  if (found === undefined) throw new Error(`There is no ${measure}.`)
  return found
}

function hoursAgo(hours: number): string {
  return minutesAfter(NOW, -60 * hours)
}

/** So many deployments in each of the last weeks, the newest first. */
function weekly(...counts: readonly number[]): WorkEvent[] {
  return counts.flatMap((count, ago) =>
    Array.from({ length: count }, (_, index) =>
      deployed(`c${ago}-${index}`, hoursAgo(24 * (7 * ago + 1) + index)),
    ),
  )
}

/** The same events in another repository. */
function movedTo<Given>(stream: string, events: readonly Given[]): Given[] {
  return events.map((event) => ({ ...event, stream }))
}

function cursorsOf(stream: string, given: Partial<FeedCursor> = {}): FeedCursor[] {
  return WHOLE.filter((cursor) => cursor.stream === SHOP).map((cursor) => ({ ...cursor, stream, ...given }))
}

test('each figure is told of the week, of the week before and of eight weeks, the oldest first', () => {
  const course = courseOf('deploy frequency', weekly(3, 2, 1, 0, 0, 4, 0, 1), {
    targets: { 'deploy frequency': 5 },
  })
  expect(course).toMatchObject({
    now: { value: 3, n: 3 },
    before: { value: 2 },
    course: [1, 0, 4, 0, 0, 1, 2, 3],
    target: 5,
    isMoreBetter: true,
  })
})

test('the window has its days, and the summary what it is of', () => {
  const week = summaryOf([])
  expect(week).toMatchObject({
    from: '2026-11-13',
    to: '2026-11-20',
    days: 7,
    repositories: ['acme/shop'],
    teams: ['ENG'],
  })
})

test('a month is one in the time zone of the organisation, also when the clocks change, and so is the one before', () => {
  const policy = Policy.parse({ timezone: 'Europe/Berlin' })
  // October has 745 hours there.
  const times = {
    now: '2026-10-31T23:00:00.000Z',
    since: '2026-08-04T08:00:00.000Z',
    starts: months('2026-10', 2, 'Europe/Berlin'),
    policy,
  }
  expect(summaryOf([], times)).toMatchObject({ from: '2026-10-01', to: '2026-10-31', days: 31, unkept: 0 })
  const moments = [
    '2026-08-31T21:59',
    '2026-08-31T22:01',
    '2026-09-30T21:59',
    '2026-09-30T22:01',
    '2026-10-31T22:59',
  ]
  const events = moments.map((moment) => deployed(moment, `${moment}:00.000Z`))
  const found = courseOf('deploy frequency', events, times)
  expect(found.now).toMatchObject({ n: 2, value: (2 / 31) * 7 })
  expect(found.before).toMatchObject({ n: 2, value: (2 / 30) * 7 })
})

test('what is followed by nobody has no summary', () => {
  expect(
    deliverySummary({
      ...{ events: [], cursors: [], lost: new Map(), followed: { repositories: [], teams: [] } },
      ...{
        policy: Policy.parse({}),
        targets: {},
        now: NOW,
        knownOn: null,
        since: NOW,
        starts: equalWindows(NOW, 7, 8),
      },
    }),
  ).toBeNull()
})

test('no events give no figure but a reason, never 0', () => {
  for (const { now, before, course } of summaryOf([]).figures) {
    expect(now).toMatchObject({ kind: 'none', reason: 'empty', detail: expect.stringMatching(/\.$/) })
    expect(before).toMatchObject({ kind: 'none' })
    expect(course).toEqual(Array.from({ length: 8 }, () => null))
  }
})

test('months before the events that are kept are not reckoned, and that is said', () => {
  const summary = summaryOf(weekly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), { days: 30, courses: 6 })
  const found = summary.figures.find(({ measure }) => measure === 'deploy frequency')
  expect(found?.course.map((value) => value === null)).toEqual([true, true, true, false, false, false])
  expect(summary.unkept).toBe(3)
  const young = courseOf('deploy frequency', weekly(1, 1), { since: daysBefore(NOW, 10) })
  expect(young.now).toMatchObject({ value: 1 })
  expect(young.before).toEqual({
    kind: 'none',
    reason: 'not_found',
    detail: 'What happened before 10 Nov is not kept.',
  })
})

test('every window is what the figures of a link were at its end', () => {
  const events = [
    ...weekly(2, 0, 3, 1, 2, 0, 1, 1),
    commit('c0-0', ['c1']),
    commit('c1'),
    pull(1, { createdAt: at('11-16 08:00'), mergedAt: at('11-17 08:00'), mergeCommit: 'c1' }),
    ...[2, 3, 4].map((number) =>
      pull(number, {
        createdAt: at(`11-0${number} 08:00`),
        mergedAt: at(`11-1${number} 08:00`),
        reviews: [review(at(`11-0${number + 3} 08:00`))],
      }),
    ),
    pull(9, { createdAt: at('10-05 08:00') }),
    incident(1, at('11-04 09:00'), { closedAt: at('11-16 08:00') }),
    ...[1, 5, 9, 13, 17].map((day) =>
      run(`${day}`, day, { startedAt: at(`11-${String(day).padStart(2, '0')} 08:00`) }),
    ),
    cycle(3, at('11-15 08:00')),
    cycle(2, at('11-01 08:00'), { completed: [0, 9] }),
    issue('ENG-1', { createdAt: at('11-12 08:00'), completedAt: at('11-18 08:00'), estimate: 3 }),
    issue('ENG-2', { createdAt: at('11-12 08:00'), labels: ['bug'], changedAt: at('11-12 08:00') }),
  ]
  fc.assert(
    fc.property(fc.constantFrom(1, 5, 7, 10), fc.subarray(events, { minLength: 1 }), (days, some) => {
      const policy = Policy.parse({ delivery: { windowDays: days } })
      const { figures } = summaryOf(some, { days, courses: 8, policy })
      for (const ago of [0, 1, 3, 7]) {
        const now = daysBefore(NOW, ago * days)
        const then = delivery({ events: some, cursors: WHOLE, lost: new Map(), policy, now })
        for (const { measure, course } of figures) {
          const samples = [repository, team].flatMap((link) => then.samplesOf(link)?.[measure] ?? [])
          const found = figure(measure, samples)
          expect(course[7 - ago]).toBe(found.kind === 'value' ? found.value : null)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('several repositories and teams make one figure', () => {
  const followed = { repositories: [SHOP, 'github/acme/app'], teams: ['ENG', 'APP'] }
  const cursors = [...WHOLE, ...cursorsOf('github/acme/app')]
  const events = [...weekly(3), ...movedTo('github/acme/app', weekly(2))]
  expect(courseOf('deploy frequency', events, { followed, cursors }).now).toMatchObject({ value: 5, n: 5 })
  const cycles = [
    cycle(1, at('11-16 08:00')),
    { ...cycle(2, at('11-16 08:00')), team: 'APP', completed: [25] },
  ]
  expect(courseOf('velocity', cycles, { followed, cursors }).now).toMatchObject({ value: 20, n: 2 })
  expect(courseOf('velocity', cycles.slice(0, 1)).now).toMatchObject({ value: 15 })
  expect(courseOf('lead time', [], { followed, cursors }).now).toMatchObject({
    detail: expect.stringMatching(/Nor is there anything to reckon with in the other repository\.$/),
  })
})

test('a stream that is half read makes the whole unknown, in every week', () => {
  const followed = { repositories: [SHOP, 'github/acme/app'], teams: [] }
  const cursors = [...WHOLE, ...cursorsOf('github/acme/app', { readUntil: null })]
  const { now, before, course } = courseOf('deploy frequency', weekly(3, 2), { followed, cursors })
  expect(now).toMatchObject({ kind: 'none', reason: 'still_reading' })
  expect(before).toMatchObject({ kind: 'none', reason: 'still_reading' })
  expect(course).toEqual(Array.from({ length: 8 }, () => null))
})

test('a repository that is gone takes the figures from no other, and is told', () => {
  const detail = 'GitHub shows no repository acme/gone.'
  const lost: Lost = new Map([['github/acme/gone', { reason: 'not_found', detail }]])
  const followed = { repositories: [SHOP, 'github/acme/gone'], teams: [] }
  const summary = summaryOf(weekly(3), { followed, lost })
  expect(summary.figures[0]?.now).toMatchObject({ value: 3 })
  expect(summary.leftOut).toEqual([detail])
  const alone = { followed: { repositories: ['github/acme/gone'], teams: [] }, lost }
  expect(courseOf('deploy frequency', [], alone).now).toEqual({ kind: 'none', reason: 'not_found', detail })
})

test('where it is not known whether a guardrail was crossed, that is told', () => {
  expect(summaryOf([]).unwatched).toEqual([])
  const lost = (stream: string) =>
    new Map([[stream, { reason: 'source_failed', detail: 'It is down.' }]] as const)
  expect(summaryOf([], { lost: lost(SHOP) }).unwatched).toEqual(['acme/shop'])
  expect(summaryOf([], { lost: lost('linear') }).unwatched).toEqual(['ENG'])
  expect(summaryOf([], { cursors: [] }).unwatched).toEqual(['acme/shop', 'ENG'])
})

test('guardrails are those of what is followed', () => {
  const old = { changedAt: at('11-10 08:00') }
  const { guardrails } = summaryOf([issue('ENG-1', old), issue('OPS-1', old)])
  expect(guardrails.map(({ title }) => title)).toEqual(['ENG'])
})

test('what was not read for a day is not known; what alone stayed behind is gone', () => {
  const late = '2026-11-18T08:00:00.000Z'
  const all = WHOLE.map((cursor) => ({ ...cursor, readUntil: late }))
  expect(notReadOfLate(WHOLE, NOW).size).toBe(0)
  expect([...notReadOfLate(all, NOW).values()].map(({ reason }) => reason)).toEqual(
    all.map(() => 'source_failed'),
  )
  const behind = notReadOfLate([...WHOLE, ...cursorsOf('github/acme/gone', { readUntil: late })], NOW)
  expect(behind.get('github/acme/gone pull')).toEqual({
    reason: 'not_found',
    detail: 'Pull requests of GitHub acme/gone were last read on 18 Nov.',
  })
  expect(behind.size).toBe(5)
  expect(notReadOfLate(WHOLE, '2026-10-01T00:00:00.000Z').size).toBe(0)
})

test('the block is four lines, against last week and target', () => {
  const events = [
    ...weekly(4, 2),
    incident(1, hoursAgo(20), {
      closedAt: hoursAgo(12),
      causes: { commits: ['c0-0'], pulls: [] },
    }),
  ]
  const summary = summaryOf(events, { targets: { 'deploy frequency': 5, 'change failure rate': 30 } })
  expect(deliveryBlock(summary)).toMatchObject([
    {
      label: 'Deploy frequency',
      now: '4 per week',
      before: '2 per week',
      target: '5 per week',
      trend: 'better',
      isOnTarget: false,
      basis: '4 deployments in 7 days',
    },
    { label: 'Lead time', now: 'no pull request', trend: 'unknown', target: '', isOnTarget: null },
    {
      label: 'Change failure rate',
      now: '25 %',
      before: 'not known',
      trend: 'unknown',
      isOnTarget: true,
      basis: '1 of 4 deployments failed',
    },
    { label: 'Time to restore', now: '12 h', before: 'not known', basis: 'median of 1 failure' },
  ])
})

test('a week without a deployment is a word of its own', () => {
  expect(deliveryBlock(summaryOf(weekly(0, 2))).map(({ now }) => now)).toEqual([
    'no deployment',
    'no deployment',
    'no deployment',
    'no deployment',
  ])
  expect(deliveryBlock(summaryOf([])).map(({ now, trend }) => [now, trend])).toEqual(
    Array.from({ length: 4 }, () => ['not known', 'unknown']),
  )
})

test('where failures are noted and none was, nothing was restored', () => {
  const noted = incident(1, at('10-01 08:00'), { closedAt: at('10-02 08:00') })
  const lines = deliveryBlock(summaryOf([...weekly(4, 4), noted]))
  expect(lines.map(({ now }) => now)).toEqual(['4 per week', 'no pull request', '0 %', 'none restored'])
  expect(lines[0]).toMatchObject({ trend: 'same' })
})
