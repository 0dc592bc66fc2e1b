import { expect, test } from 'vitest'
import { at, bob, bot, issue, pull, repository, review, take } from './some-events.ts'

const created = at('11-18 08:00')

test('time to first review is the median from ready to the first review of somebody else', () => {
  const events = [
    // 2 h: its author, a bot, one that was not handed in and one before do not count.
    pull(1, {
      reviews: [
        review(at('11-18 08:30'), { by: { login: 'ADA', isBot: false } }),
        review(at('11-18 08:40'), { by: bot }),
        review(null, { state: 'pending' }),
        review(at('11-18 12:00'), { state: 'approved' }),
        review(at('11-18 10:00'), { state: 'dismissed' }),
      ],
    }),
    // 6 h, and it was closed without a merge afterwards.
    pull(2, { reviews: [review(at('11-18 14:00'))], closedAt: at('11-19 08:00') }),
    // 9 h, merged.
    pull(3, { reviews: [review(at('11-18 17:00'))], mergedAt: at('11-18 18:00') }),
    // Left: it waits; it was merged without.
    pull(4),
    pull(5, { mergedAt: at('11-18 09:00') }),
    // Neither: a draft, a bot's, one that was closed.
    pull(6, { isDraft: true, reviews: [review(at('11-18 09:00'))] }),
    pull(7, { author: bot, reviews: [review(at('11-18 09:00'))] }),
    pull(8, { closedAt: at('11-18 09:00') }),
  ]
  expect(take(repository, 'time to first review', events)).toMatchObject({ value: 6, n: 3, left: 2 })
  expect(take(repository, 'time to first review', events, { policy: { ignoredLogins: ['bob'] } })).toEqual({
    kind: 'none',
    reason: 'empty',
    detail: 'No pull request of acme/shop got its first review in the last 28 days.',
  })
})

test('the wait starts when it was last marked ready before the review, and a draft is not reviewed', () => {
  const given = {
    createdAt: at('11-10 08:00'),
    readyAt: [at('11-11 08:00'), at('11-12 08:00'), at('11-14 08:00')],
    reviews: [review(at('11-10 09:00')), review(at('11-12 11:00')), review(at('11-14 09:00'))],
    mergedAt: at('11-15 08:00'),
  }
  expect(take(repository, 'time to first review', [pull(1, given)])).toMatchObject({ value: 3 })
  expect(take(repository, 'pr cycle time', [pull(1, given)])).toMatchObject({ value: 72 })
  const unseen = { ...given, reviews: [review(at('11-10 09:00'))] }
  expect(take(repository, 'pr cycle time', [pull(1, unseen)])).toMatchObject({ value: 24 })
})

test('PR cycle time is the median from ready to merged, by the merge', () => {
  const events = [
    pull(1, { mergedAt: at('11-18 10:00') }),
    pull(2, { mergedAt: at('11-19 08:00') }),
    pull(3, { createdAt: at('10-01 08:00'), mergedAt: at('10-23 08:00') }),
    pull(4, { closedAt: at('11-18 09:00') }),
    pull(5, { mergedAt: at('11-18 10:00'), author: bot }),
  ]
  expect(take(repository, 'pr cycle time', events)).toMatchObject({ value: 13, n: 2, left: 0 })
})

test('of ten reviews there is a 90th percentile', () => {
  const events = Array.from({ length: 10 }, (_, hour) =>
    pull(hour, { reviews: [review(at(`11-18 ${String(9 + hour).padStart(2, '0')}:00`))] }),
  )
  expect(take(repository, 'time to first review', events)).toMatchObject({ value: 5.5, p90: 9.1, n: 10 })
  expect(take(repository, 'time to first review', events.slice(1))).toMatchObject({ value: 6, p90: null })
})

test('within the SLA are those reviewed in time, of those reviewed and those that wait longer', () => {
  const old = at('11-17 08:00')
  const events = [
    pull(1, { reviews: [review(at('11-19 08:00'))] }),
    pull(2, { reviews: [review(at('11-19 08:01'))] }),
    // Late without a review: one waits, one was merged.
    pull(3, { createdAt: old }),
    pull(4, { createdAt: old, mergedAt: at('11-19 08:00') }),
    // Not late yet, or merged before it was.
    pull(5, { createdAt: at('11-20 08:00') }),
    pull(6, { mergedAt: at('11-18 09:00') }),
  ]
  expect(take(repository, 'prs within review sla (%)', events)).toMatchObject({ value: 25, n: 4 })
  expect(take(repository, 'prs within review sla (%)', events.slice(4))).toMatchObject({
    kind: 'none',
    detail: 'No first review of a pull request of acme/shop was due in the last 28 days.',
  })
})

test('in business hours a weekend and a night take no time', () => {
  // From Friday 16:00 to Monday 10:00 in Berlin.
  const weekend = pull(1, {
    createdAt: at('11-13 15:00'),
    reviews: [review(at('11-16 09:00'))],
    mergedAt: at('11-16 10:00'),
  })
  const given = { timezone: 'Europe/Berlin', policy: { businessHours: 'Mon-Fri 09:00-17:00' } }
  expect(take(repository, 'time to first review', [weekend], given)).toMatchObject({ value: 2 })
  expect(take(repository, 'pr cycle time', [weekend], given)).toMatchObject({ value: 3 })
  expect(take(repository, 'time to first review', [weekend])).toMatchObject({ value: 66 })
})

test('a deleted account is a person, and not the author unless that is deleted too', () => {
  const ghost = review(at('11-18 10:00'), { by: null })
  expect(take(repository, 'time to first review', [pull(1, { reviews: [ghost] })])).toMatchObject({
    value: 2,
  })
  const gone = pull(1, { author: null, reviews: [ghost] })
  expect(take(repository, 'time to first review', [gone])).toMatchObject({ kind: 'none' })
  const seen = pull(1, { author: null, reviews: [ghost, review(at('11-18 11:00'))] })
  expect(take(repository, 'time to first review', [seen])).toMatchObject({ value: 3 })
})

test('a review that clocks put before the pull request takes no time, or leaves it out', () => {
  const reviewed = (moment: string) => pull(1, { createdAt: created, reviews: [review(moment)] })
  expect(take(repository, 'time to first review', [reviewed(at('11-18 07:55'))])).toMatchObject({
    value: 0,
    n: 1,
  })
  const before = take(repository, 'time to first review', [reviewed(at('11-18 07:54')), pull(2)])
  expect(before).toMatchObject({ kind: 'none' })
})

test('a review may be five minutes off the merge, or off the end of the draft, as clocks are', () => {
  const merged = (reviewed: string) =>
    take(repository, 'time to first review', [
      pull(1, { mergedAt: at('11-18 10:00'), reviews: [review(reviewed)] }),
    ])
  expect(merged(at('11-18 10:05'))).toMatchObject({ n: 1 })
  expect(merged(at('11-18 10:06'))).toMatchObject({ kind: 'none' })
  const ready = (reviewed: string) =>
    take(repository, 'time to first review', [
      pull(1, { readyAt: [at('11-18 09:00')], reviews: [review(reviewed)] }),
    ])
  expect(ready(at('11-18 08:55'))).toMatchObject({ value: 0, n: 1 })
  expect(ready(at('11-18 08:54'))).toMatchObject({ kind: 'none' })
})

test('a draft that was reviewed while it was ready counts, and one that was not does not', () => {
  const draft = { isDraft: true, readyAt: [at('11-18 09:00')] }
  const events = [pull(1, { ...draft, reviews: [review(at('11-18 11:00'))] }), pull(2, draft)]
  expect(take(repository, 'time to first review', events)).toMatchObject({ value: 2, n: 1, left: 0 })
})

test('a review after the merge is none', () => {
  const events = [pull(1, { mergedAt: at('11-18 10:00'), reviews: [review(at('11-19 10:00'), { by: bob })] })]
  expect(take(repository, 'time to first review', events)).toMatchObject({ kind: 'none' })
})

test('linked are pull requests that close an issue, name one of a team that exists, or are attached to one', () => {
  const mergedAt = at('11-18 10:00')
  const github = [
    pull(1, { mergedAt, closesIssues: 1 }),
    pull(2, { mergedAt, mentions: ['UTF-8', 'ENG-12'] }),
    pull(3, { mergedAt, mentions: ['OLD-3'] }),
    pull(4, { mergedAt }),
    pull(5, { mergedAt, mentions: ['SHA-256', 'UTF-8'] }),
    pull(6, { mergedAt, author: bot, closesIssues: 1 }),
    pull(7, { closesIssues: 1 }),
  ]
  const linear = issue('ENG-1', {
    previousIdentifiers: ['OLD-9'],
    pulls: ['https://github.com/Acme/Shop/pull/4/files?w=1'],
  })
  expect(take(repository, 'prs linked to issues (%)', [...github, linear])).toMatchObject({ value: 80, n: 5 })
  expect(take(repository, 'prs linked to issues (%)', github)).toMatchObject({ value: 20, n: 5 })
  expect(take(repository, 'prs linked to issues (%)', [linear])).toMatchObject({
    kind: 'none',
    detail: 'No pull request of acme/shop was merged in the last 28 days.',
  })
})
