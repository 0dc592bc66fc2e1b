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
})

test('where the jobs were not read the last change stands for the end, up to six hours', () => {
  const startedAt = at('11-10 08:00')
  const measured = (changedAt: string) =>
    take(repository, 'ci duration', [run('1', null, { startedAt, changedAt })])
  expect(measured(at('11-10 08:12'))).toMatchObject({ value: 12 })
  expect(measured(at('11-13 08:00'))).toMatchObject({ value: 360 })
  expect(measured(at('11-10 07:56'))).toMatchObject({ value: 0 })
  expect(measured(at('11-10 07:00'))).toMatchObject({ kind: 'none' })
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
