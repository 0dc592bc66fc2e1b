import { expect, test } from 'vitest'
import { streamOf, teamsOf } from '#src/core/delivery/streams-of.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import {
  at,
  cycleLink,
  deliveryOf,
  deployed,
  issue,
  NOW,
  pull,
  repository,
  take,
  team,
  WHOLE,
} from './some-events.ts'

const milestone: WorkLink = {
  kind: 'github_milestone',
  url: 'https://github.com/acme/shop/milestone/1',
  owner: 'acme',
  repo: 'shop',
  number: 1,
}
const loss = { reason: 'source_failed', detail: 'GitHub is down since 08:00.' } as const

test('a link of which no events are kept has no samples', () => {
  expect(deliveryOf([]).samplesOf(milestone)).toBeNull()
  expect(streamOf(milestone)).toBeNull()
})

test('each kind of link has the measures that fit it', () => {
  const keys = (link: WorkLink) => Object.keys(deliveryOf([]).samplesOf(link) ?? {})
  const deployments = ['deploy frequency', 'lead time', 'change failure rate', 'time to restore']
  const { owner, repo, url } = { owner: 'acme', repo: 'shop', url: 'https://github.com/acme/shop' }
  expect(keys(repository)).toEqual([
    ...deployments,
    'time to first review',
    'pr cycle time',
    'prs within review sla (%)',
    'prs linked to issues (%)',
    'ci duration',
    'ci duration p95',
  ])
  expect(keys({ kind: 'github_environment', url, owner, repo, environment: null })).toEqual(deployments)
  expect(keys({ kind: 'github_workflow', url, owner, repo, workflow: 'ci.yml' })).toEqual([
    'ci duration',
    'ci duration p95',
  ])
  expect(keys(team)).toEqual(['velocity', 'predictability (%)', 'bugs per 100 points'])
  expect(keys(cycleLink('active'))).toEqual(['velocity', 'predictability (%)', 'bugs per 100 points'])
})

test('until its events are read through a link has no figures', () => {
  const events = [deployed('a', at('11-10 08:00'))]
  const cursors = WHOLE.map((cursor) => (cursor.kind === 'commit' ? { ...cursor, readUntil: null } : cursor))
  expect(take(repository, 'deploy frequency', events, { cursors })).toMatchObject({ value: 0.25 })
  expect(take(repository, 'lead time', events, { cursors })).toEqual({
    kind: 'none',
    reason: 'still_reading',
    detail:
      'What happened in the repository acme/shop in the last 90 days is still being read for the first time.',
  })
  expect(take(team, 'velocity', [], { cursors: [] })).toMatchObject({
    reason: 'still_reading',
    detail: 'What happened in Linear in the last 90 days is still being read for the first time.',
  })
})

test('what is lost says why, for a whole stream or for one kind of its events', () => {
  const events = [deployed('a', at('11-10 08:00'))]
  const whole = { lost: new Map([['github/acme/shop', loss]]) }
  expect(take(repository, 'deploy frequency', events, whole)).toEqual({ kind: 'none', ...loss })
  const runs = { lost: new Map([['github/acme/shop run', loss]]) }
  expect(take(repository, 'ci duration', events, runs)).toEqual({ kind: 'none', ...loss })
  expect(take(repository, 'deploy frequency', events, runs)).toMatchObject({ value: 0.25 })
})

test('which pull requests belong to an issue is not known while Linear is not', () => {
  const events = [pull(1, { mergedAt: at('11-18 10:00'), mentions: ['ENG-1'] }), issue('ENG-1')]
  const measure = 'prs linked to issues (%)'
  expect(take(repository, measure, events)).toMatchObject({ value: 100 })
  expect(take(repository, measure, events, { lost: new Map([['linear', loss]]) })).toMatchObject(loss)
  const begun = WHOLE.map((each) => (each.stream === 'linear' ? { ...each, readUntil: null } : each))
  expect(take(repository, measure, events, { cursors: begun })).toMatchObject({ reason: 'still_reading' })
  const cursors = WHOLE.filter(({ stream }) => stream !== 'linear')
  const alone = events.slice(0, 1)
  expect(take(repository, measure, alone, { cursors })).toMatchObject({ value: 0 })
  const none = { reason: 'not_configured', detail: 'LINEAR_API_KEY is not set.' } as const
  const lost = new Map([['linear', none]])
  expect(take(repository, measure, alone, { cursors, lost })).toMatchObject({ value: 0 })
})

test('a moment may be written in another way', () => {
  const events = [deployed('a', '2026-11-20T13:00:00+02:00'), deployed('b', '2026-11-20T11:00:00Z')]
  expect(take(repository, 'deploy frequency', events, { now: NOW })).toMatchObject({ n: 2 })
})

test('links name their stream in lower case, and the teams whose cycles they need', () => {
  expect(streamOf(repository)).toBe('github/acme/shop')
  expect(streamOf(cycleLink('active'))).toBe('linear')
  const ops: WorkLink = { ...team, kind: 'linear_team', workspace: 'acme', team: 'OPS' }
  expect(teamsOf([ops, cycleLink(3), team, repository])).toEqual(['ENG', 'OPS'])
})
