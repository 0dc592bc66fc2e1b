import { expect, test } from 'vitest'
import type { SqlStore } from '#src/adapters/sql/create-sql-store.ts'
import type { Write } from '#src/core/model.ts'
import { noHistory } from '#src/core/no-history.ts'
import { pastNeeded } from '#src/core/rows/past-needed.ts'
import type { NewMessage } from '#src/ports/outbox.ts'
import { run } from '#test/core/delivery/some-events.ts'
import { aCursor } from './a-cursor.ts'
import { aNewDecision } from './a-new-decision.ts'
import { aStand } from './a-stand.ts'

const moment = '2026-11-20T08:00:00.000Z'
const farOff = '2100-01-01T00:00:00.000Z'

/** Lays the same ids down in each workspace; `mark` tells whose they are. */
async function fill(store: SqlStore, mark: string): Promise<void> {
  const { ledger, history, outbox, bindings, events, lease, inputs, rows } = store
  await ledger.open({ id: 'r1', job: 'sync', asOf: moment, startedAt: moment, ruleVersion: mark })
  await ledger.recordWrites('r1', [{ write: aWrite('p1', mark), at: moment }])
  await ledger.planWrites('r1', [aWrite('p2', mark)], moment)
  await ledger.planDecisions('r1', [aNewDecision({ key: 'k1', title: mark })], moment)
  await lease.take({ holder: mark, until: moment }, moment)
  await inputs.keep(
    'r1',
    new Map([
      ['rows', mark],
      ['policy', 'alike'],
    ]),
  )
  await rows.save({
    sources: [{ dataSourceId: 'ds1', readUntil: moment, wholeAt: moment, schemaAt: moment, schema: mark }],
    rows: [{ dataSourceId: 'ds1', pageId: 'p1', hash: mark, data: mark }],
    gone: [],
  })
  await history.remember({
    checkIns: [{ keyResultId: 'p1', day: '2026-11-20', value: mark.length, source: 'typed' }],
    days: [
      {
        keyResultId: 'p1',
        day: '2026-11-20',
        status: 'at_risk',
        risk: 'low',
        score: mark.length,
        confidence: null,
        baseline: null,
        target: null,
        weight: null,
        period: null,
        overruled: null,
        colour: null,
        targetScore: 0.7,
        ruleVersion: mark,
      },
    ],
    objectiveDays: [
      {
        objectiveId: 'p1',
        day: '2026-11-20',
        status: 'at_risk',
        score: mark.length,
        confidence: null,
        colour: null,
      },
    ],
    seen: [{ pageId: 'p1', what: 'blocked', since: moment }],
    adopted: [],
    gone: [],
    opened: [
      {
        id: 'e1',
        pageId: mark,
        cause: 'off_track',
        title: 'Sixty customers',
        openedAt: moment,
        closedAt: null,
      },
    ],
    closed: [],
    stands: [{ ...aStand, ruleVersion: mark }],
    reopened: [],
  })
  await outbox.freeze(messageOf(mark))
  await bindings.save([{ dataSourceId: 'ds1', field: 'why', propertyId: 'x', name: mark, owned: true }])
  await bindings.saveDataSource('db1', mark)
  await bindings.savePeople([{ id: 'u1', name: mark, email: null }], moment)
  await events.save({ events: [run('1', 30, { workflow: mark })], cursors: [aCursor('run', { tag: mark })] })
}

function aWrite(pageId: string, mark: string): Write {
  return {
    database: 'keyResults',
    pageId,
    title: mark,
    changes: [{ field: 'why', before: null, after: mark }],
  }
}

function messageOf(mark: string): NewMessage {
  return {
    id: 'm1',
    kind: 'digest',
    slot: '2026-W47',
    messageId: '<m1@example.com>',
    date: moment,
    to: 'cto@example.com',
    subject: mark,
    html: mark,
    text: mark,
    references: [],
  }
}

/** Everything that any method of the ports answers. */
async function everything(store: SqlStore) {
  const { ledger, history, outbox, bindings, events, lease, inputs, rows } = store
  return {
    lastGood: await ledger.lastGood('2099-01-01T00:00:00.000Z'),
    firstRunAt: await ledger.firstRunAt(),
    runs: await ledger.runs(10),
    run: await ledger.run('r1'),
    planned: await ledger.plannedWrites(),
    writes: await ledger.writesOf('r1'),
    decisions: await ledger.decisionsOf('r1'),
    lease: await lease.current(),
    inputs: [...((await inputs.read('r1')) ?? [])],
    sources: await rows.sources(),
    rows: await rows.rows('ds1'),
    history: await history.read(),
    recent: await history.read(
      pastNeeded({ objectives: [], keyResults: [] }, '2026-11-20', { fiscalYearStart: 1 }),
    ),
    outbox: await outbox.list(['pending', 'sending', 'sent', 'rejected', 'unknown']),
    hasMessage: await outbox.has(messageOf('')),
    bindings: await bindings.list(),
    dataSource: await bindings.dataSource('db1'),
    people: await bindings.people('2000-01-01T00:00:00.000Z'),
    work: await events.read(['github/acme/shop'], '2000-01-01T00:00:00.000Z'),
    cursors: await events.cursors(['github/acme/shop']),
  }
}

const nothing = {
  lastGood: [],
  firstRunAt: null,
  runs: [],
  run: null,
  planned: [],
  writes: [],
  decisions: [],
  lease: null,
  inputs: [],
  sources: [],
  rows: [],
  history: noHistory,
  recent: noHistory,
  outbox: [],
  hasMessage: false,
  bindings: [],
  dataSource: null,
  people: [],
  work: { events: [], cursors: [] },
  cursors: [],
}

/** @param open the store of a workspace, always in the same database */
export function workspacesContract(open: (workspace: string) => SqlStore): void {
  test('a workspace shows nothing of another in the same database', async () => {
    const [ours, theirs] = [open(crypto.randomUUID()), open(crypto.randomUUID())]

    await fill(theirs, 'theirs')
    expect(await everything(ours)).toEqual(nothing)

    const before = await everything(theirs)
    await fill(ours, 'our own')
    expect(JSON.stringify(await everything(ours))).not.toContain('theirs')
    expect(await everything(theirs)).toEqual(before)
  })

  test('a workspace opened again shows its own', async () => {
    const workspace = crypto.randomUUID()
    await fill(open(workspace), 'ours')

    expect(await everything(open(workspace))).toMatchObject({
      dataSource: 'ours',
      people: [{ name: 'ours' }],
      history: { written: [{ value: 'ours' }] },
    })
  })

  test('a workspace changes nothing of another, though it names the same ids', async () => {
    const [ours, theirs] = [open(crypto.randomUUID()), open(crypto.randomUUID())]
    await fill(theirs, 'theirs')
    const before = await everything(theirs)

    expect(await ours.outbox.claim('m1', moment)).toBeNull()
    await expect(
      ours.ledger.close('r1', {
        finishedAt: moment,
        outcome: 'done',
        inputsHash: null,
        evaluationHash: null,
        summary: '{}',
        error: null,
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await ours.history.remember({
      checkIns: [],
      days: [],
      objectiveDays: [],
      seen: [],
      adopted: [],
      gone: [{ pageId: 'p1', what: 'blocked' }],
      opened: [],
      closed: [{ id: 'e1', closedAt: moment }],
      stands: [],
      reopened: [aStand.decisionId],
    })
    await ours.events.forget(farOff)
    await ours.ledger.dropWrites('r1', ['p2'])
    await ours.ledger.settleDecisions([{ key: 'k1', landed: null }])
    expect(await ours.lease.renew({ holder: 'theirs', until: farOff })).toBe(false)
    await ours.lease.release('theirs')
    await ours.rows.save({ sources: [], rows: [], gone: [{ dataSourceId: 'ds1', pageId: 'p1' }] })
    await ours.housekeeping.prune({
      runs: farOff,
      inputs: farOff,
      messages: farOff,
      sources: farOff,
      people: farOff,
    })
    expect(await everything(theirs)).toEqual(before)

    await theirs.outbox.claim('m1', moment)
    await ours.outbox.settle('m1', { state: 'sent' })
    expect(await theirs.outbox.list(['sending'])).toHaveLength(1)
    await theirs.outbox.settle('m1', { state: 'unknown', detail: 'connection lost' })
    expect(await ours.outbox.reopen('m1')).toBe(false)
  })
}
