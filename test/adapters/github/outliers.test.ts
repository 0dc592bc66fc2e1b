import { expect, test } from 'vitest'
import { outliers } from '#src/adapters/github/outliers.ts'
import type { PipelineRun } from '#src/core/delivery/events.ts'

function run(id: string, minutes: number, change: Partial<PipelineRun> = {}): PipelineRun {
  const startedAt = '2026-11-01T00:00:00.000Z'
  return {
    kind: 'run',
    stream: 'github/acme/shop',
    id,
    changedAt: new Date(Date.parse(startedAt) + minutes * 60_000).toISOString(),
    workflow: 'ci.yml',
    trigger: 'push',
    attempt: 1,
    conclusion: 'success',
    createdAt: startedAt,
    startedAt,
    minutes: null,
    ...change,
  }
}

test('a run that took over three times as long as its workflow does stands out, the longest first', () => {
  const runs = [run('a', 12), run('b', 61), run('c', 10), run('d', 2_000), run('e', 14)]
  expect(outliers(runs).map(({ id }) => id)).toEqual(['d', 'b'])
})

test('up to half an hour none stands out, nor a long one of a workflow that always takes long', () => {
  expect(outliers([run('a', 1), run('b', 1), run('c', 30)])).toEqual([])
  expect(outliers([run('a', 90), run('b', 100), run('c', 110)])).toEqual([])
  const slow = { workflow: 'nightly.yml' }
  expect(outliers([run('a', 10), run('b', 11), run('n', 90, slow), run('m', 95, slow)])).toEqual([])
})

test('runs that have not ended, or were cancelled, do not stand out', () => {
  const runs = [run('a', 10), run('b', 10), run('c', 900, { conclusion: null })]
  expect(outliers([...runs, run('d', 900, { conclusion: 'other' })])).toEqual([])
})
