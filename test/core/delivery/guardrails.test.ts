import { expect, test } from 'vitest'
import { at, commit, deliveryOf, deployed, incident, issue, NOW, pull, review, WHOLE } from './some-events.ts'

const hash = (day: number) => `c${day}`

/** Five deployments in each of two weeks; those of these days of November fail. */
function twoWeeks(...failing: readonly number[]) {
  const days = [7, 8, 9, 10, 11, 14, 15, 16, 17, 18]
  return days.flatMap((day) => {
    const noon = at(`11-${String(day).padStart(2, '0')} 12:00`)
    const found = at(`11-${String(day).padStart(2, '0')} 13:00`)
    const told = failing.includes(day)
      ? [incident(day, found, { causes: { commits: [hash(day)], pulls: [] } })]
      : []
    return [commit(hash(day)), deployed(hash(day), noon), ...told]
  })
}

test('more than one in ten deployments that failed two weeks running is a finding', () => {
  expect(deliveryOf(twoWeeks(8, 15, 16)).findings()).toEqual([
    {
      code: 'failing_changes',
      level: 'mend',
      database: null,
      pageId: null,
      title: 'acme/shop',
      property: null,
      message:
        'More than 10 % of the deployments of acme/shop failed two weeks running: 1 of 5, then 2 of 5.',
      mend: 'Look at what those incidents have in common before more is deployed: smaller changes, or a test that is missing.',
    },
  ])
  expect(deliveryOf(twoWeeks(15, 16)).findings()).toEqual([])
  expect(deliveryOf(twoWeeks(8)).findings()).toEqual([])
  expect(deliveryOf([]).findings()).toEqual([])
})

test('a tenth of the reviews after more than 48 hours is a finding', () => {
  const waits = (late: string) =>
    Array.from({ length: 10 }, (_, index) =>
      pull(index, { createdAt: at('11-10 08:00'), reviews: [review(index < 2 ? late : at('11-10 09:00'))] }),
    )
  expect(deliveryOf(waits(at('11-13 08:00'))).findings()).toMatchObject([
    {
      code: 'slow_reviews',
      title: 'acme/shop',
      message:
        'One in ten pull requests of acme/shop waited longer than 72 h for its first review; the limit is 48 h.',
    },
  ])
  expect(deliveryOf(waits(at('11-12 08:00'))).findings()).toEqual([])
  expect(deliveryOf(waits(at('11-13 08:00')).slice(1)).findings()).toEqual([])
})

test('issues in progress that have not moved for more than five days are one finding a team', () => {
  const events = [
    issue('ENG-9', { changedAt: at('11-14 08:00') }),
    issue('ENG-10', { changedAt: at('11-10 08:00') }),
    issue('ENG-11', { changedAt: at('11-15 13:00') }),
    issue('ENG-12', { changedAt: at('11-01 08:00'), state: 'unstarted' }),
    issue('APP-1', { changedAt: at('11-15 11:00') }),
  ]
  expect(deliveryOf(events).findings()).toMatchObject([
    {
      code: 'stuck_issues',
      title: 'APP',
      message: 'Team APP has one issue in progress that has not moved for more than 5 days: APP-1.',
    },
    {
      title: 'ENG',
      message:
        'Team ENG has 2 issues in progress that have not moved for more than 5 days; the longest untouched is ENG-10.',
    },
  ])
})

test('what is not read, or cannot be read, accuses nobody', () => {
  const events = [...twoWeeks(8, 15), issue('ENG-9', { changedAt: at('11-10 08:00') })]
  expect(deliveryOf(events).findings()).toHaveLength(2)
  const loss = { reason: 'source_failed', detail: 'It is down.' } as const
  const lost = new Map([
    ['linear', loss],
    ['github/acme/shop', loss],
  ])
  expect(deliveryOf(events, { lost }).findings()).toEqual([])
  const begun = WHOLE.map((cursor) => ({ ...cursor, readUntil: null, startedAt: NOW }))
  expect(deliveryOf(events, { cursors: begun }).findings()).toEqual([])
})
