import { expect, test } from 'vitest'
import { type FailedRun, tellFailure } from '#src/jobs/tell-failure.ts'
import { Failure } from '#src/ports/failure.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const opsTo = ['ops@example.com']
const mail = { from: 'okr@example.com', digestTo: [], escalateTo: [], opsTo, domains: [] }

const down = new Failure({
  system: 'notion',
  code: 'unavailable',
  message: 'Notion is not available.',
  retryable: true,
  requestId: 'req-1',
})
const refused = new Failure({
  system: 'notion',
  code: 'unauthorized',
  message: 'Notion refused NOTION_TOKEN.',
})

/** A ledger in which runs fail or go well, one a minute. */
async function aBench(given: Parameters<typeof openBench>[0] = {}) {
  const bench = await openBench({ mail, ...given })
  const { deps, clock } = bench
  let runs = 0
  async function run(error: unknown, part: Partial<FailedRun> = {}) {
    runs += 1
    const { job = 'sync', isOfPages = false } = part
    const id = `run-${runs}`
    await deps.ledger.open({ id, job, asOf: clock.now(), startedAt: clock.now(), ruleVersion: '1' })
    await clock.sleep(60_000)
    await deps.ledger.close(id, {
      finishedAt: clock.now(),
      outcome: error === null ? 'done' : 'failed',
      inputsHash: null,
      evaluationHash: null,
      summary: '{}',
      error: null,
    })
    if (error !== null) await tellFailure(deps, { job, error, failedAt: clock.now(), isOfPages })
  }
  return { ...bench, run }
}

test('runs that fail one after the other for one cause are one mail; another cause, job or streak is another', async () => {
  const { run, mails } = await aBench()
  const subjects = () => mails.map(({ subject }) => subject.replace(/, failing since .* UTC/, ''))

  for (let again = 0; again < 3; again += 1) await run(down)
  expect(mails).toMatchObject([
    {
      to: 'ops@example.com',
      subject: '[Run failed] sync: Notion is not available, failing since 20 Nov 2026, 09:00 UTC',
    },
  ])
  expect(mails[0]?.text).toContain('(request req-1)')

  await run(refused)
  await run(down, { isOfPages: true })
  await run(down, { job: 'digest' })
  await run(new TypeError('Raise weekly active teams is not a function'))
  await run(down)
  expect(subjects()).toEqual([
    '[Run failed] sync: Notion is not available',
    '[Run failed] sync: Notion refuses the credentials',
    '[Run failed] sync: pages are not written, Notion is not available',
    '[Run failed] digest: Notion is not available',
    '[Run failed] sync: okr-sync met a fault of its own',
  ])
  expect(mails[1]?.text).toContain('4 runs so far')
  expect(mails.map(({ text }) => text).join()).not.toContain('Raise weekly')

  await run(null)
  await run(down)
  await run(down, { job: 'digest' })
  expect(subjects().slice(5)).toEqual(['[Run failed] sync: Notion is not available'])
})

test('what Notion says of a page it refuses is not passed on, since it may quote the page', async () => {
  const { run, mails } = await aBench()
  const message = 'Notion did not write the page: "Raise weekly active teams" is too long.'

  for (const isOfPages of [true, false]) {
    await run(new Failure({ system: 'notion', code: 'invalid', message, quotes: true }), { isOfPages })
  }

  expect(mails).toHaveLength(2)
  expect(JSON.stringify(mails)).not.toContain('Raise weekly')
})

test('with nobody in OPS_TO it is logged alone', async () => {
  const { run, mails, logged } = await aBench({ mail: { ...mail, opsTo: [] } })

  await run(down)

  expect(mails).toEqual([])
  expect(logged).toEqual([
    { event: expect.stringContaining('OPS_TO is empty'), data: { job: 'sync', cause: 'notion-unavailable' } },
  ])
})

test.each([
  [
    new Failure({ system: 'store', code: 'unavailable', message: 'No.', requestId: 'r' }),
    'failed run not told',
  ],
  [new TypeError('a bug'), 'bug'],
])('what hinders the telling is logged and not thrown: %s', async (fault, event) => {
  const { deps, logged } = await openBench({ mail })
  const lastGood = () => Promise.reject(fault)
  const failed = { job: 'sync', error: down, failedAt: NOW, isOfPages: false } as const

  await tellFailure({ ...deps, ledger: { ...deps.ledger, lastGood } }, failed)

  expect(logged).toMatchObject([{ event, data: { job: 'sync' } }])
})

test('a notice whose mail server is down leaves with the next run', async () => {
  const { run, deps } = await aBench({
    send: () => ({ state: 'deferred', of: 'server', detail: 'Nothing went out.' }),
  })

  await run(down)

  expect(await deps.outbox.list(['pending'])).toMatchObject([{ kind: 'failure', attempts: 1 }])
})
