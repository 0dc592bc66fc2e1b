import { expect, test } from 'vitest'
import type { CellChange, CellValue, ServiceField, Write } from '#src/core/model.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'
import type { Ledger, Run, RunEnd, RunStart } from '#src/ports/ledger.ts'

const start: RunStart = {
  id: 'r1',
  job: 'sync',
  asOf: '2026-11-20T08:00:00.000Z',
  startedAt: '2026-11-20T08:00:01.000Z',
  ruleVersion: '1',
}

const end: RunEnd = {
  finishedAt: '2026-11-20T08:00:09.000Z',
  outcome: 'done',
  inputsHash: 'a'.repeat(64),
  evaluationHash: 'b'.repeat(64),
  summary: '{"read":30}',
  error: null,
}

/** After every run. */
const now = '2026-11-20T09:00:00.000Z'

function writeOf(pageId: string, ...changes: CellChange[]): Write {
  return { database: 'keyResults', pageId, title: "Ship 'it'", changes }
}

/** @param fresh makes an empty ledger and the history that reads the cells it keeps */
export function ledgerContract(fresh: () => Promise<{ ledger: Ledger; history: HistoryStore }>): void {
  test('a ledger without runs has no last run', async () => {
    const { ledger } = await fresh()

    expect(await ledger.lastGood(now)).toEqual([])
  })

  test('the last good run of a job is the one that ended done last, whatever failed after it', async () => {
    const { ledger } = await fresh()
    const ends: [string, RunEnd | null][] = [
      ['r1', end],
      ['r2', { ...end, finishedAt: '2026-11-20T08:10:00.000Z' }],
      [
        'r3',
        { ...end, finishedAt: '2026-11-20T08:20:00.000Z', outcome: 'failed', inputsHash: null, error: 'no' },
      ],
      ['r4', null],
    ]

    for (const [id, ending] of ends) {
      await ledger.open({ ...start, id, startedAt: `2026-11-20T08:3${id.slice(1)}:00.000Z` })
      if (ending) await ledger.close(id, ending)
    }

    expect(await ledger.lastGood(now)).toEqual([
      { job: 'sync', asOf: start.asOf, finishedAt: '2026-11-20T08:10:00.000Z' },
    ])
  })

  test('a run that ended after now, by a clock that went ahead, does not count until then', async () => {
    const { ledger } = await fresh()
    const ahead = '2027-11-20T08:00:00.000Z'
    for (const [id, finishedAt] of [
      ['r1', end.finishedAt],
      ['r2', ahead],
    ] as const) {
      await ledger.open({ ...start, id })
      await ledger.close(id, { ...end, finishedAt })
    }

    expect(await ledger.lastGood(now)).toMatchObject([{ finishedAt: end.finishedAt }])
    expect(await ledger.lastGood(ahead)).toMatchObject([{ finishedAt: ahead }])
  })

  test('each job has its own last run', async () => {
    const { ledger } = await fresh()
    await ledger.open(start)
    await ledger.close('r1', end)
    await ledger.open({ ...start, id: 'r2', job: 'digest', startedAt: '2026-11-16T07:00:00.000Z' })
    await ledger.close('r2', { ...end, finishedAt: '2026-11-16T07:00:05.000Z' })
    await ledger.open({ ...start, id: 'r3', job: 'undo', startedAt: '2026-11-17T07:00:00.000Z' })
    await ledger.close('r3', { ...end, finishedAt: '2026-11-17T07:00:05.000Z' })

    const good = await ledger.lastGood(now)

    expect(Object.fromEntries(good.map(({ job, finishedAt }) => [job, finishedAt]))).toEqual({
      sync: end.finishedAt,
      digest: '2026-11-16T07:00:05.000Z',
      undo: '2026-11-17T07:00:05.000Z',
    })
  })

  test('a run is opened once', async () => {
    const { ledger } = await fresh()
    await ledger.open(start)

    await expect(ledger.open(start)).rejects.toMatchObject({
      name: 'Failure',
      system: 'store',
      code: 'conflict',
    })
  })

  test('a run that was never opened cannot be closed', async () => {
    const { ledger } = await fresh()

    await expect(ledger.close('r9', end)).rejects.toMatchObject({ name: 'Failure', code: 'not_found' })
  })

  test('runs are listed by their start, the latest first, with their ends where they have one', async () => {
    const { ledger } = await fresh()
    expect(await ledger.runs(5)).toEqual([])
    expect(await ledger.firstRunAt()).toBeNull()
    const failed: RunEnd = {
      ...end,
      outcome: 'failed',
      inputsHash: null,
      evaluationHash: null,
      error: "Notion's token was refused.",
    }
    const runs: Run[] = [
      { ...start, id: 'r1', startedAt: '2026-11-19T08:00:00.000Z', end: null },
      { ...start, id: 'r2', startedAt: '2026-11-20T08:00:00.000Z', end },
      { ...start, id: 'r3', startedAt: '2026-11-20T08:00:00.000Z', job: 'undo', end: failed },
    ]
    for (const { end: ending, ...opened } of runs.toReversed()) {
      await ledger.open(opened)
      if (ending) await ledger.close(opened.id, ending)
    }

    expect(await ledger.runs(5)).toEqual(runs.toReversed())
    expect(await ledger.runs(2)).toEqual(runs.toReversed().slice(0, 2))
    expect(await ledger.run('r2')).toEqual(runs[1])
    expect(await ledger.run('r9')).toBeNull()
    expect(await ledger.firstRunAt()).toBe('2026-11-19T08:00:00.000Z')
  })

  const values: CellValue[] = [
    null,
    0,
    0.1,
    -3.25,
    1e21,
    '',
    'null',
    '"',
    'on_track',
    'Größe 🚦',
    [],
    ['no_owner'],
  ]
  test.each(values)('a written cell reads back as it was: %j', async (value) => {
    const { ledger, history } = await fresh()

    await ledger.recordWrites('r1', [
      { write: writeOf('p1', { field: 'why', before: 'old', after: value }), at: end.finishedAt },
    ])
    const planned = writeOf('p2', { field: 'why', before: value, after: value })
    await ledger.planWrites('r1', [planned], end.finishedAt)

    expect((await history.read()).written).toEqual([
      { pageId: 'p1', field: 'why', value, at: end.finishedAt },
    ])
    expect(await ledger.plannedWrites()).toMatchObject([{ write: planned }])
    expect(await ledger.writesOf('r1')).toMatchObject([
      { write: { changes: [{ before: 'old', after: value }] } },
      { write: planned },
    ])
  })

  test('the written value of a cell is the latest by its moment, in whichever order writes are kept', async () => {
    const { ledger, history } = await fresh()
    const at = (day: number) => `2026-11-${day}T08:00:00.000Z`

    await ledger.recordWrites('r2', [
      { write: writeOf('p1', { field: 'score', before: 0.4, after: 0.5 }), at: at(20) },
    ])
    await ledger.recordWrites('r1', [
      { write: writeOf('p1', { field: 'score', before: null, after: 0.4 }), at: at(19) },
    ])
    await ledger.recordWrites('r1', [
      { write: writeOf('p2', { field: 'score', before: null, after: 1 }), at: at(19) },
    ])
    await ledger.recordWrites('r2', [
      { write: writeOf('p1', { field: 'status', before: null, after: 'at_risk' }), at: at(18) },
    ])

    expect((await history.read()).written).toEqual([
      { pageId: 'p1', field: 'status', value: 'at_risk', at: at(18) },
      { pageId: 'p1', field: 'score', value: 0.5, at: at(20) },
      { pageId: 'p2', field: 'score', value: 1, at: at(19) },
    ])
  })

  test('of two writes to a cell in the same moment the one kept last counts', async () => {
    const { ledger, history } = await fresh()

    await ledger.recordWrites('r1', [
      { write: writeOf('p1', { field: 'score', before: null, after: 0.4 }), at: end.finishedAt },
    ])
    await ledger.recordWrites('r1', [
      { write: writeOf('p1', { field: 'score', before: 0.4, after: 0.3 }), at: end.finishedAt },
    ])

    expect((await history.read()).written).toMatchObject([{ field: 'score', value: 0.3 }])
  })

  test('one write may change every column of the service', async () => {
    const { ledger, history } = await fresh()
    const fields = Object.keys({
      score: true,
      status: true,
      confidence: true,
      summary: true,
      synced: true,
      current: true,
      risk: true,
      forecast: true,
      why: true,
      dataAsOf: true,
      progress: true,
      health: true,
      blockedSince: true,
      flags: true,
      cycleTime: true,
      prepared: true,
      followed: true,
      proposedOutcome: true,
    } satisfies Record<ServiceField, true>) as ServiceField[]

    const changes = fields.map((field) => ({ field, before: null, after: 1 }))
    await ledger.recordWrites('r1', [{ write: writeOf('p1', ...changes), at: end.finishedAt }])

    expect((await history.read()).written.map(({ field }) => field).sort()).toEqual(fields.sort())
  })

  test('a write without changes leaves nothing', async () => {
    const { ledger, history } = await fresh()

    await ledger.planWrites('r1', [writeOf('p1')], end.finishedAt)
    await ledger.recordWrites('r1', [{ write: writeOf('p1'), at: end.finishedAt }])
    await ledger.planWrites('r1', [], end.finishedAt)
    await ledger.dropWrites('r1', [])

    expect((await history.read()).written).toEqual([])
    expect(await ledger.writesOf('r1')).toEqual([])
  })
}
