import type { RestEndpointMethodTypes } from '@octokit/rest'
import { expect, expectTypeOf, test } from 'vitest'
import type { jobBody } from '#src/sandbox/github/rest/job-body.ts'
import type { workflowBody } from '#src/sandbox/github/rest/workflow-body.ts'
import { rerunWorkflow, runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { get, organisation } from '#test/sandbox/github/organisation.ts'

const at = { owner: 'acme', repo: 'shop' }
const runs = '/repos/acme/shop/actions/runs'
const on = (day: string, time = '08:00') => `2026-11-${day}T${time}:00.000Z`

type Actions = RestEndpointMethodTypes['actions']

test('jobs and workflows are as Octokit declares them', () => {
  expectTypeOf<ReturnType<typeof jobBody>>().toExtend<
    Actions['listJobsForWorkflowRun']['response']['data']['jobs'][number]
  >()
  expectTypeOf<ReturnType<typeof workflowBody>>().toExtend<
    Actions['listRepoWorkflows']['response']['data']['workflows'][number]
  >()
})

test('a run that is run again keeps its creation, and begins anew', async () => {
  const { state, shop, octokit } = organisation()
  const run = runWorkflow(state, shop, {
    createdAt: on('02'),
    startedAt: on('02', '08:01'),
    minutes: 9,
    conclusion: 'failure',
  })
  const read = async () => (await octokit.rest.actions.listWorkflowRunsForRepo(at)).data.workflow_runs[0]
  expect(await read()).toMatchObject({
    path: '.github/workflows/ci.yml',
    run_number: 1,
    run_attempt: 1,
    event: 'push',
    status: 'completed',
    conclusion: 'failure',
    created_at: '2026-11-02T08:00:00Z',
    run_started_at: '2026-11-02T08:01:00Z',
    updated_at: '2026-11-02T08:10:00Z',
    previous_attempt_url: null,
  })
  rerunWorkflow(state, run, { startedAt: on('03') })
  expect(await read()).toMatchObject({ run_attempt: 2, status: 'in_progress', conclusion: null })
  rerunWorkflow(state, run, {
    startedAt: on('04'),
    jobs: [
      { name: 'lint', startedAt: on('04', '08:02'), completedAt: on('04', '08:03') },
      { name: 'test', startedAt: on('04', '08:02'), completedAt: on('04', '08:20') },
    ],
    updatedAt: on('09'),
  })
  expect(await read()).toMatchObject({
    run_number: 1,
    run_attempt: 3,
    conclusion: 'success',
    created_at: '2026-11-02T08:00:00Z',
    run_started_at: '2026-11-04T08:00:00Z',
    updated_at: '2026-11-09T08:00:00Z',
    previous_attempt_url: expect.stringMatching(/\/attempts\/2$/),
  })
  const jobs = await octokit.rest.actions.listJobsForWorkflowRun({ ...at, run_id: run.id, filter: 'latest' })
  expect(jobs.data).toMatchObject({
    total_count: 2,
    jobs: [
      { name: 'lint', run_attempt: 3, completed_at: '2026-11-04T08:03:00Z' },
      { name: 'test', started_at: '2026-11-04T08:02:00Z', completed_at: '2026-11-04T08:20:00Z' },
    ],
  })
  const all = await octokit.rest.actions.listJobsForWorkflowRun({ ...at, run_id: run.id, filter: 'all' })
  expect(all.data.jobs.map(({ conclusion }) => conclusion)).toEqual(['failure', null, 'success', 'success'])
  expect((await get(`${runs}/99/jobs`)).status).toBe(404)
})

test('workflows are listed once each, and runs are numbered by workflow', async () => {
  const { state, shop, octokit } = organisation()
  for (const workflow of ['ci.yml', 'release.yaml', 'ci.yml'])
    runWorkflow(state, shop, { createdAt: on('02'), workflow, conclusion: 'cancelled' })
  const { data } = await octokit.rest.actions.listRepoWorkflows(at)
  expect(data).toMatchObject({
    total_count: 2,
    workflows: [
      { name: 'ci', path: '.github/workflows/ci.yml', state: 'active' },
      { name: 'release', path: '.github/workflows/release.yaml' },
    ],
  })
  expect(shop.runs.map(({ number, workflow }) => [workflow.id === data.workflows[0]?.id, number])).toEqual([
    [true, 1],
    [false, 1],
    [true, 2],
  ])
})

test.each([
  ['', [4, 3, 2, 1]],
  ['created=>=2026-11-03', [4, 3]],
  ['created=>=2026-11-03T08:00:00Z', [4, 3]],
  ['created=>2026-11-03T08:00:00Z', [4]],
  ['created=<2026-11-02', [1]],
  ['created=2026-11-02..2026-11-03', [3, 2]],
  ['created=2026-11-02T08:00:00Z..2026-11-03T07:59:59Z', [2]],
  ['created=*..2026-11-02', [2, 1]],
  ['created=never', []],
  ['event=pull_request', [3]],
  ['branch=topic', [3]],
  ['actor=Ada', [2]],
  ['status=completed', [3, 2, 1]],
  ['status=in_progress', [4]],
  ['status=failure', [1]],
  ['status=success&created=>=2026-11-03', [3]],
])('runs filtered by %j', async (query, numbers) => {
  const { state, shop } = organisation()
  runWorkflow(state, shop, { createdAt: on('01'), minutes: 5, conclusion: 'failure' })
  runWorkflow(state, shop, { createdAt: on('02'), minutes: 5, actor: 'ada' })
  runWorkflow(state, shop, { createdAt: on('03'), minutes: 5, event: 'pull_request', branch: 'topic' })
  runWorkflow(state, shop, { createdAt: on('04') })
  const body = (await (await get(`${runs}?${query}`)).json()) as { workflow_runs: { run_number: number }[] }
  expect(body.workflow_runs.map(({ run_number }) => run_number)).toEqual(numbers)
})

test('where runs are filtered only a thousand can be reached, though all are counted', async () => {
  const { state, shop } = organisation()
  for (let number = 1; number <= 1_010; number += 1) runWorkflow(state, shop, { createdAt: on('02') })
  const read = async (query: string) => {
    const response = await get(`${runs}?per_page=10&${query}`)
    const body = (await response.json()) as { total_count: number; workflow_runs: unknown[] }
    return [body.total_count, body.workflow_runs.length]
  }
  expect(await read('page=101')).toEqual([1_010, 10])
  expect(await read('page=100&created=2026-11-02')).toEqual([1_010, 10])
  expect(await read('page=101&created=2026-11-02')).toEqual([1_010, 0])
})
