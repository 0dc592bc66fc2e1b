import { beforeEach, expect, test } from 'vitest'
import type { RunReport } from '#src/jobs/run-report.ts'
import { sync } from '#src/jobs/sync.ts'
import { type UndoReport, undo } from '#src/jobs/undo.ts'
import type { Deps } from '#src/ports/deps.ts'
import { aKeyResult, anObjective, aSnapshot, EMPTY_CELLS } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'
import { aNotion } from './a-notion.ts'

let bench: Awaited<ReturnType<typeof openBench>>
let notion: ReturnType<typeof aNotion>
let deps: Deps

beforeEach(async () => {
  bench = await openBench()
  notion = aNotion(
    aSnapshot({
      objectives: [anObjective({ shown: EMPTY_CELLS.objective })],
      keyResults: [
        aKeyResult({ current: 1, shown: EMPTY_CELLS.keyResult }),
        aKeyResult({ id: 'k2', title: 'Half the churn', current: 40, shown: EMPTY_CELLS.keyResult }),
      ],
    }),
    bench.clock,
  )
  deps = { ...bench.deps, okrs: notion.okrs }
  return () => bench.close()
})

async function synced(at: string): Promise<RunReport> {
  bench.clock.set(at)
  return sync(deps)
}

async function undone(which: string, dry = false): Promise<UndoReport> {
  const answer = await undo(deps, which, { dry })
  if (answer.found !== 'run') throw new Error(`nothing was undone: ${answer.found}`)
  return answer.report
}

const reasons = ({ left }: UndoReport) => new Set(left.map(({ because }) => because))

test('an undo puts back what a run wrote, and a second one changes nothing more', async () => {
  const { run } = await synced('2026-11-20T09:00:00.000Z')
  expect(notion.shown('k1')).toMatchObject({ status: 'off_track' })
  bench.clock.set('2026-11-20T09:10:00.000Z')

  const report = await undone(run.id)

  expect(notion.shown('k1')).toEqual(EMPTY_CELLS.keyResult)
  expect(report).toMatchObject({ of: { id: run.id, job: 'sync' }, left: [], failed: [] })
  expect(await deps.ledger.run(report.id ?? '')).toMatchObject({ job: 'undo', end: { outcome: 'done' } })

  const written = notion.writes.length
  const again = await undone('last')
  expect(again).toMatchObject({ id: null, of: { id: run.id }, restored: [] })
  expect(reasons(again)).toEqual(new Set(['as_before']))
  expect(notion.writes).toHaveLength(written)
})

test('the next sync writes what the rules say then', async () => {
  const { run } = await synced('2026-11-20T09:00:00.000Z')
  const shown = notion.shown('k1')
  bench.clock.set('2026-11-20T09:10:00.000Z')
  await undone(run.id)

  await synced('2026-11-20T09:20:00.000Z')

  expect(notion.shown('k1')).toEqual(shown)
})

test('a dry undo says what it would do and does none of it', async () => {
  const { run } = await synced('2026-11-20T09:00:00.000Z')
  const written = notion.writes.length

  const report = await undone(run.id, true)

  expect(report.restored.map(({ pageId }) => pageId).toSorted()).toEqual(['k1', 'k2', 'o1'])
  expect(report).toMatchObject({ id: null, dry: true })
  expect(notion.writes).toHaveLength(written)
  expect(await bench.runs()).toHaveLength(1)
})

test('what somebody edited since, what a later run wrote and what is gone is left, and said', async () => {
  const { run } = await synced('2026-11-20T09:00:00.000Z')
  bench.clock.set('2026-11-20T09:02:00.000Z')
  notion.type('k1', { why: 'Because I say so.' })
  notion.remove('k2')

  const first = await undone(run.id)

  expect(notion.shown('k1')).toEqual({ ...EMPTY_CELLS.keyResult, why: 'Because I say so.' })
  expect(reasons(first)).toEqual(new Set(['edited', 'row_gone']))
  expect(first.left.filter(({ because }) => because === 'edited')).toMatchObject([
    { pageId: 'k1', field: 'why' },
  ])

  await synced('2026-11-20T09:10:00.000Z')
  const shown = notion.shown('k1')
  const second = await undone(run.id)
  expect(second.restored).toEqual([])
  expect(notion.shown('k1')).toEqual(shown)
  expect(reasons(second)).toContain('overwritten')
})

test('who edits while the undo goes on keeps what they typed', async () => {
  const { run } = await synced('2026-11-20T09:00:00.000Z')
  bench.clock.set('2026-11-20T09:02:00.000Z')
  const { read } = notion.okrs
  deps = {
    ...deps,
    okrs: {
      ...notion.okrs,
      async read() {
        const seen = await read()
        notion.type('k1', { status: 'on_track' })
        return seen
      },
    },
  }

  const report = await undone(run.id)

  expect(notion.shown('k1')).toEqual({ ...EMPTY_CELLS.keyResult, status: 'on_track' })
  expect(report.left).toMatchObject([{ pageId: 'k1', field: 'status', because: 'edited' }])
})

test("a Status that a person had typed over the service's is that person's word again", async () => {
  await synced('2026-11-20T09:00:00.000Z')
  bench.clock.set('2026-11-20T10:00:00.000Z')
  notion.type('k1', { status: 'at_risk' })
  const overruled = await synced('2026-11-20T10:05:00.000Z')
  expect(overruled.keyResults[0]).toMatchObject({ overrule: { status: 'at_risk', until: '2026-12-04' } })
  const ended = await synced('2026-12-05T09:00:00.000Z')
  expect(notion.shown('k1')?.status).toBe('off_track')

  bench.clock.set('2026-12-05T09:10:00.000Z')
  const report = await undone(ended.run.id)
  expect(notion.shown('k1')?.status).toBe('at_risk')
  const next = await synced('2026-12-05T09:20:00.000Z')

  expect(notion.shown('k1')?.status).toBe('at_risk')
  expect(next.keyResults[0]).toMatchObject({ overrule: { status: 'at_risk', until: '2026-12-19' } })
  expect(report.failed).toEqual([])

  await synced('2026-12-20T09:00:00.000Z')
  expect(notion.shown('k1')?.status).toBe('off_track')
})

test("a status of the service's own is its own again", async () => {
  await synced('2026-11-20T09:00:00.000Z')
  bench.clock.set('2026-11-20T10:00:00.000Z')
  notion.type('k1', { current: 50 })
  const better = await synced('2026-11-20T10:05:00.000Z')
  expect(notion.shown('k1')?.status).toBe('on_track')

  bench.clock.set('2026-11-20T10:10:00.000Z')
  await undone('last')
  expect(notion.shown('k1')?.status).toBe('off_track')
  const next = await synced('2026-11-20T10:20:00.000Z')

  expect(notion.shown('k1')?.status).toBe('on_track')
  expect(next.keyResults[0]).toMatchObject({ overrule: null })
  expect(better.findings.map(({ code }) => code)).toEqual(next.findings.map(({ code }) => code))
})

test('there is nothing to undo of a run that is not there, that wrote nothing, or that is an undo', async () => {
  expect(await undo(deps, 'last', { dry: false })).toEqual({ found: 'nothing_written', run: null })
  const first = await synced('2026-11-20T09:00:00.000Z')
  const second = await synced('2026-11-20T09:05:00.000Z')
  bench.clock.set('2026-11-20T09:10:00.000Z')
  const report = await undone('last')

  expect(report.of.id).toBe(first.run.id)
  expect(await undo(deps, 'nonsense', { dry: false })).toEqual({ found: 'no_run' })
  expect(await undo(deps, second.run.id, { dry: false })).toMatchObject({ found: 'nothing_written' })
  expect(await undo(deps, report.id ?? '', { dry: false })).toMatchObject({
    found: 'nothing_written',
    run: { job: 'undo' },
  })
})
