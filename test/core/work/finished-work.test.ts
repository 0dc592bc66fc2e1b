import { expect, test } from 'vitest'
import type { WorkEvent } from '#src/core/delivery/events.ts'
import { finishedWork } from '#src/core/work/finished-work.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { anIssue, aPull } from './some-events.ts'

const finished = (...events: readonly WorkEvent[]) => finishedWork(events, NOW)

test('issues that were completed in the last 30 days are finished work, with what they belong to', () => {
  const issue = anIssue('ENG-7', {
    previousIdentifiers: ['OPS-2'],
    project: '0123456789ab',
    milestone: 'm',
    cycle: 4,
  })
  expect(finished(issue)).toEqual([
    {
      kind: 'issue',
      identifiers: ['ENG-7', 'OPS-2'],
      team: 'ENG',
      project: '0123456789ab',
      milestone: 'm',
      cycle: 4,
    },
  ])
})

test('the 30 days end now; what goes on, was cancelled or was reopened is not finished', () => {
  const completed = (completedAt: string | null) => finished(anIssue('ENG-1', { completedAt })).length
  expect(completed('2026-10-21T09:00:00.001Z')).toBe(1)
  expect(completed('2026-10-21T09:00:00.000Z')).toBe(0)
  expect(completed(NOW)).toBe(1)
  expect(completed('2026-11-20T09:00:00.001Z')).toBe(0)
  expect(completed(null)).toBe(0)
  for (const state of ['started', 'canceled', 'duplicate'] as const)
    expect(finished(anIssue('ENG-1', { state }))).toEqual([])
})

test('pull requests that people merged are finished work; those of bots and those closed unmerged are not', () => {
  const bot = { login: 'renovate', isBot: true }
  expect(finished(aPull(1, { milestone: 3 }))).toEqual([
    { kind: 'pull', repository: 'acme/shop', number: 1, milestone: 3, issues: [] },
  ])
  expect(finished(aPull(1, { author: null }))).toHaveLength(1)
  expect(finished(aPull(1, { author: bot }), aPull(2, { mergedAt: null }))).toEqual([])
  expect(
    finished(
      aPull(1, { mergedAt: '2026-10-01T00:00:00.000Z' }),
      aPull(2, { mergedAt: '2027-01-01T00:00:00.000Z' }),
    ),
  ).toEqual([])
  expect(
    finishedWork([aPull(1, { author: { login: 'Deployer', isBot: false } })], NOW, ['deployer']),
  ).toEqual([])
})

test('a pull request belongs to the issues that it names or is attached to, each once, also to those that go on', () => {
  const named = anIssue('ENG-7', { state: 'started', completedAt: null, project: 'p' })
  const moved = anIssue('ENG-9', { state: 'started', previousIdentifiers: ['OLD-1'] })
  const attached = anIssue('ENG-8', {
    state: 'started',
    pulls: ['https://github.com/Acme/shop/pull/1/files#diff'],
  })
  const [pull] = finished(
    named,
    moved,
    attached,
    aPull(1, { mentions: ['ENG-7', 'OLD-1', 'ENG-8', 'ENG-7'] }),
  ).filter(({ kind }) => kind === 'pull')
  expect(pull).toMatchObject({
    issues: [
      { identifiers: ['ENG-8'] },
      { identifiers: ['ENG-7'], project: 'p' },
      { identifiers: ['ENG-9', 'OLD-1'] },
    ],
  })
})

test('what looks like an issue and is of no team that is known is none; an old one of a known team is one', () => {
  const issues = (...events: readonly WorkEvent[]) =>
    finished(aPull(1, { mentions: ['SHA-256', 'UTF-8', 'ENG-1'] }), ...events).flatMap((work) =>
      work.kind === 'pull' ? work.issues : [],
    )
  expect(issues()).toEqual([])
  const started = anIssue('ENG-7', { state: 'started' })
  expect(issues(started)).toEqual([
    { identifiers: ['ENG-1'], team: 'ENG', project: null, milestone: null, cycle: null },
  ])
  // Who reads Linear for the first time does not see a team that was not seen for 90 days.
  expect(issues({ ...started, changedAt: '2026-08-01T09:00:00.000Z' })).toEqual([])
})
