import { expect, test } from 'vitest'
import { recompute } from '#src/jobs/recompute.ts'
import { sendReport } from '#src/jobs/send-report.ts'
import { sync } from '#src/jobs/sync.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openBench } from './a-bench.ts'

const NOW = '2026-11-20T12:00:00.000Z'

test('every run of a company can be reckoned again from what was kept of it, to the same byte', async () => {
  letThrough(LOOPBACK)
  const clock = createTestClock(NOW)
  const company = await startCompany(NOW, clock)
  const { deps, close } = await openDeps(company.settings, clock)
  const { state } = company.sandbox.notion
  const runs = [await sync(deps)]
  const idOf = (title: string) => runs[0]?.keyResults.find((row) => row.title.startsWith(title))?.id ?? ''

  editPage(state, idOf('Booking API p95'), { Status: 'At risk' }, { lastEdited: clock.now() })
  clock.set('2026-11-20T12:30:00.000Z')
  runs.push(await sync(deps))
  editPage(
    state,
    idOf('Satisfaction with setup'),
    { Current: 4.25, Target: null },
    { lastEdited: clock.now() },
  )
  clock.set('2026-11-21T08:00:00.000Z')
  runs.push(await sync(deps), await sendReport(deps, 'digest'))

  for (const { run, keyResults } of runs) {
    const again = await recompute(deps, run.id)
    expect(again).toMatchObject({ found: 'inputs', same: true, sameRules: true, run: { id: run.id } })
    if (again.found !== 'inputs') continue
    expect(again.evaluation.asOf).toBe(run.asOf)
    expect(JSON.stringify(again.evaluation.keyResults)).toBe(JSON.stringify(keyResults))
  }
  expect(new Set(runs.map(({ run }) => run.asOf)).size).toBe(3)
  close()
  await company.sandbox.close()
})

test('a run whose inputs were kept otherwise than its rules said is found out', async () => {
  const { deps, close } = await openBench()
  const { run } = await sync(deps)
  const sections = await deps.inputs.read(run.id)
  const changed = new Map(
    [...(sections ?? [])].map(([name, text]) => [name, text.replace('"target":60', '"target":61')]),
  )
  await deps.inputs.keep(run.id, changed)

  expect(await recompute(deps, run.id)).toMatchObject({ found: 'inputs', same: false, sameRules: true })
  expect(await recompute(deps, 'nonsense')).toEqual({ found: 'no_run' })
  close()
})

test('of a run that failed before it had read everything nothing is kept', async () => {
  const { deps, close } = await openBench()
  await expect(
    sync({ ...deps, okrs: { ...deps.okrs, read: () => Promise.reject(new Error('no')) } }),
  ).rejects.toThrow('no')
  const [run] = await deps.ledger.runs(1)

  expect(await recompute(deps, run?.id ?? '')).toMatchObject({
    found: 'no_inputs',
    run: { end: { outcome: 'failed' } },
  })
  close()
})

test('a digest whose run dies once it was mailed can still be proved', async () => {
  const { deps, mails, runs, close } = await openBench()
  const { settle } = deps.outbox
  deps.outbox.settle = async (...args) => {
    await settle(...args)
    throw new Error('killed')
  }
  await expect(sendReport(deps, 'digest')).rejects.toThrow('killed')

  const [run] = await runs()
  expect(mails).toHaveLength(1)
  expect(await recompute(deps, run?.id ?? '')).toMatchObject({ found: 'inputs', same: null })
  close()
})
