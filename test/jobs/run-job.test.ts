import { expect, test } from 'vitest'
import { runJob } from '#src/jobs/run-job.ts'
import { sync } from '#src/jobs/sync.ts'
import { Failure } from '#src/ports/failure.ts'
import { aKeyResult, aSnapshot, EMPTY_CELLS, NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

test.each([
  new Failure({ system: 'notion', code: 'unauthorized', message: 'Notion refused NOTION_TOKEN.' }),
  new TypeError('a bug'),
])('a job that throws leaves its row closed as failed, and throws on: %s', async (fault) => {
  const { deps, runs } = await openBench()

  await expect(runJob(deps, 'sync', NOW, () => Promise.reject(fault))).rejects.toBe(fault)

  expect(await runs()).toMatchObject([
    { job: 'sync', outcome: 'failed', error: fault.message, finishedAt: NOW, inputsHash: null },
  ])
  expect(await deps.ledger.lastGood(deps.clock.now())).toEqual([])
})

test('a run that fails while the store fails too is thrown by its own fault, and the store is logged beside it', async () => {
  const { deps, logged } = await openBench()
  const down = new Failure({ system: 'store', code: 'unavailable', message: 'The store is locked.' })
  const ledger = { ...deps.ledger, close: () => Promise.reject(down) }
  const fault = new TypeError('a bug')

  await expect(runJob({ ...deps, ledger }, 'sync', NOW, () => Promise.reject(fault))).rejects.toBe(fault)

  expect(logged[0]).toMatchObject({ event: 'run not closed', data: { code: 'unavailable' } })
})

test('a run that wrote everything is done', async () => {
  const { deps, runs } = await openBench()

  const report = await sync(deps)

  expect(report.run.outcome).toBe('done')
  expect(await runs()).toMatchObject([{ id: report.run.id, outcome: 'done', error: null }])
})

test('a run whose mail waits is incomplete, and done in the ledger: the mail alone is taken up again', async () => {
  const { deps } = await openBench({
    send: () => ({ state: 'deferred', of: 'server', detail: 'Nothing went out.' }),
  })

  const report = await sync(deps)

  expect(report.run.outcome).toBe('incomplete')
  expect(await deps.ledger.lastGood(deps.clock.now())).toMatchObject([
    { job: 'sync', finishedAt: report.run.finishedAt },
  ])
})

test('a run whose pages were not all written is incomplete, and failed in the ledger', async () => {
  const snapshot = aSnapshot({
    databases: aSnapshot().databases.map((database) => ({ ...database, owned: ['status'] })),
    keyResults: [aKeyResult({ shown: EMPTY_CELLS.keyResult })],
  })
  const { deps, runs } = await openBench({
    snapshot,
    write: () => Promise.reject(new Failure({ system: 'notion', code: 'not_found', message: 'Gone.' })),
  })

  const report = await sync(deps)

  expect(report.run.outcome).toBe('incomplete')
  expect(await runs()).toMatchObject([{ outcome: 'failed', error: '1 of 1 pages were not written.' }])
  expect(await deps.ledger.lastGood(deps.clock.now())).toEqual([])
})
