import { expect, test } from 'vitest'
import { alone, LEASE_MINUTES } from '#src/jobs/lease.ts'
import { sync } from '#src/jobs/sync.ts'
import { tick } from '#src/jobs/tick.ts'
import { aNewDecision } from '#test/contract/a-new-decision.ts'
import { aKeyResult, aSnapshot, EMPTY_CELLS, NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const writable = aSnapshot({
  databases: aSnapshot().databases.map((database) => ({ ...database, owned: ['status'] as const })),
  keyResults: [
    aKeyResult({ id: 'k1', current: 1, shown: EMPTY_CELLS.keyResult }),
    aKeyResult({ id: 'k2', current: 1, shown: EMPTY_CELLS.keyResult }),
  ],
})

function later(minutes: number): string {
  return new Date(Date.parse(NOW) + minutes * 60_000).toISOString()
}

test('while a run goes on no other begins, and afterwards one may', async () => {
  const { deps } = await openBench()
  const order: string[] = []

  const first = await alone(deps, async () => {
    order.push('first')
    const second = await alone(deps, async () => void order.push('second'))
    expect(second).toEqual({ heldUntil: later(LEASE_MINUTES) })
    return 'done'
  })
  await alone(deps, async () => void order.push('third'))

  expect(first).toEqual({ result: 'done' })
  expect(order).toEqual(['first', 'third'])
})

test('a run that throws gives the lease back', async () => {
  const { deps } = await openBench()
  const fault = new TypeError('a bug')

  await expect(alone(deps, () => Promise.reject(fault))).rejects.toBe(fault)

  expect(await deps.lease.current()).toBeNull()
})

test('the lease of a run that died runs out', async () => {
  const { deps, clock } = await openBench()
  await deps.lease.take({ holder: 'dead', until: later(LEASE_MINUTES) }, NOW)

  clock.set(later(LEASE_MINUTES - 1))
  expect(await alone(deps, async () => 1)).toEqual({ heldUntil: later(LEASE_MINUTES) })
  clock.set(later(LEASE_MINUTES))
  expect(await alone(deps, async () => 1)).toEqual({ result: 1 })
})

test('a run that goes on for hours keeps its lease as long as it gives signs of life', async () => {
  const { deps, clock } = await openBench()

  await alone(deps, async (held) => {
    for (let minutes = 0; minutes < 240; minutes += 10) {
      clock.set(later(minutes))
      await held.okrs.read()
    }
    expect(await alone(deps, async () => 1)).toEqual({ heldUntil: later(230 + LEASE_MINUTES) })
  })
})

test('a run that stood still for so long that another took over writes, remembers and sends nothing more', async () => {
  const written: string[] = []
  const bench = await openBench({
    snapshot: writable,
    async write({ pageId }) {
      written.push(pageId)
      return NOW
    },
  })
  const stalled = {
    ...bench.deps,
    history: {
      ...bench.deps.history,
      // The run stands still just before it writes.
      async remember(news: Parameters<typeof bench.deps.history.remember>[0]) {
        await bench.deps.history.remember(news)
        bench.clock.set(later(LEASE_MINUTES + 1))
        await bench.deps.lease.take({ holder: 'other', until: later(99) }, later(LEASE_MINUTES + 1))
      },
    },
  }

  await expect(alone(stalled, (held) => sync(held))).rejects.toMatchObject({
    name: 'Failure',
    system: 'store',
    message: expect.stringContaining('Another run has taken over'),
  })

  expect(written).toEqual([])
  expect(bench.mails).toEqual([])
  expect(await bench.deps.lease.current()).toEqual({ holder: 'other', until: later(99) })
})

test('a run that was taken over is stopped at whatever it does next', async () => {
  const reached: string[] = []
  const bench = await openBench({
    write: async () => {
      reached.push('write')
      return NOW
    },
  })
  const message = { kind: 'digest', slot: 'w', to: 'a@b.c' } as const
  const words = { subject: 's', html: 'h', text: 't', references: [] }
  const mail = { ...words, messageId: '<m>', date: NOW, to: 'a@b.c' }
  const write = { database: 'keyResults', pageId: 'k1', title: 'k1', changes: [] } as const

  await alone(bench.deps, async (held) => {
    bench.clock.set(later(LEASE_MINUTES + 1))
    await bench.deps.lease.take({ holder: 'other', until: later(99) }, later(LEASE_MINUTES + 1))
    const acts = [
      () => held.okrs.read(),
      () => held.okrs.refresh(new Set()),
      () => held.okrs.write(write),
      () => held.okrs.addDecision(aNewDecision()),
      () => held.okrs.trashDecision('d1', NOW),
      () => held.ledger.planWrites('r1', [write], NOW),
      () => held.ledger.planDecisions('r1', [aNewDecision()], NOW),
      () => held.outbox.freeze({ ...mail, ...message, id: 'm1' }),
      () => held.outbox.freezeLetters([{ ...mail, ...message, id: 'm1', subjects: [] }]),
      () => held.outbox.claim('m1', NOW),
      () => held.mailer.send(mail),
    ]
    for (const act of acts) await expect(act()).rejects.toThrow('Another run has taken over')
  })

  expect(reached).toEqual([])
  expect(bench.mails).toEqual([])
  expect(await bench.deps.outbox.has(message)).toBe(false)
})

test('a tick does nothing while another process runs', async () => {
  const { deps, runs } = await openBench()
  await deps.lease.take({ holder: 'elsewhere', until: later(5) }, NOW)

  await tick(deps)

  expect(await runs()).toEqual([])
})
