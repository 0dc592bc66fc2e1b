import { expect, test } from 'vitest'
import type { WorkLink } from '#src/core/work/work.ts'
import { at, repository, run, take } from './some-events.ts'

const workflow: WorkLink = {
  kind: 'github_workflow',
  url: 'https://github.com/acme/shop/actions/workflows/ci.yml',
  owner: 'acme',
  repo: 'shop',
  workflow: 'ci.yml',
}

test('CI duration is the median of first attempts that succeeded or failed for a push or a pull request', () => {
  const events = [
    run('1', 4),
    run('2', 8, { conclusion: 'failure' }),
    run('3', 20, { trigger: 'pull_request', workflow: 'e2e.yml' }),
    run('4', 90, { conclusion: 'other' }),
    run('5', 90, { conclusion: null }),
    run('6', 90, { attempt: 2 }),
    run('7', 90, { trigger: 'other' }),
    run('8', 90, { startedAt: at('10-23 11:00') }),
  ]
  expect(take(repository, 'ci duration', events)).toMatchObject({ value: 8, n: 3, left: 0 })
  expect(take(workflow, 'ci duration', events)).toMatchObject({ value: 6, n: 2 })
  const shouted: WorkLink = { ...workflow, workflow: 'CI.yml' }
  expect(take(shouted, 'ci duration', [run('9', 4, { workflow: 'Ci.yml' })])).toMatchObject({ n: 1 })
})

test('where the jobs were not read the last change stands for the end of a run of up to an hour', () => {
  const startedAt = at('11-10 08:00')
  const measured = (changedAt: string, minutes: number | null = null) =>
    take(repository, 'ci duration', [run('1', minutes, { startedAt, changedAt })])
  expect(measured(at('11-10 08:12'))).toMatchObject({ value: 12 })
  expect(measured(at('11-10 09:00'))).toMatchObject({ value: 60, left: 0 })
  expect(measured(at('11-10 07:56'))).toMatchObject({ value: 0 })
  expect(measured(at('11-10 07:00'))).toMatchObject({ kind: 'none' })
  // Its jobs are believed however long they took.
  expect(measured(at('11-13 08:00'), 500)).toMatchObject({ value: 500, left: 0 })
})

test('what seems to have taken more than an hour is left out until its jobs are read', () => {
  const long = { startedAt: at('11-10 08:00'), changedAt: at('11-10 09:01') }
  const events = [run('1', 12), run('2', null, long), run('3', null, { ...long, conclusion: 'other' })]
  expect(take(repository, 'ci duration', events)).toMatchObject({ value: 12, n: 1, left: 1 })
  expect(take(repository, 'ci duration', events.slice(1))).toMatchObject({
    kind: 'none',
    detail:
      'How long the builds of acme/shop took in the last 28 days is not known: they seem to have taken over an hour, and their jobs were not read.',
  })
})

test('the 95th percentile is taken of twenty runs and more, linear between neighbours', () => {
  const runs = Array.from({ length: 21 }, (_, index) => run(`${index}`, index + 1))
  expect(take(workflow, 'ci duration p95', runs)).toMatchObject({ value: 20, n: 21, p90: null })
  expect(take(workflow, 'ci duration p95', runs.slice(0, 20))).toMatchObject({
    value: expect.closeTo(19.05, 10),
  })
  expect(take(workflow, 'ci duration p95', runs.slice(0, 19))).toEqual({
    kind: 'none',
    reason: 'empty',
    detail: 'A 95th percentile needs at least 20 runs, and there were 19 runs.',
  })
})

test('a workflow that did not run has no duration', () => {
  expect(take(workflow, 'ci duration', [run('1', 4, { workflow: 'e2e.yml' })])).toMatchObject({
    kind: 'none',
    reason: 'empty',
    detail:
      'The workflow ci.yml of acme/shop did not run for a push or a pull request to its end in the last 28 days.',
  })
})
