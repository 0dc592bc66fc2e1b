import { expect, test } from 'vitest'
import { createApp } from '#src/http/create-app.ts'
import { syncIfChanged } from '#src/jobs/sync-if-changed.ts'
import { tick as runDue } from '#src/jobs/tick.ts'
import { Failure } from '#src/ports/failure.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { aKeyResult, aSnapshot, EMPTY_CELLS, NOW } from '#test/core/a-snapshot.ts'
import { known } from '#test/core/work/some-work.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openBench } from './a-bench.ts'
import { aNotion } from './a-notion.ts'

const project = 'https://linear.app/acme/project/checkout-0123456789ab'

/** A workspace that has settled: what the rules say is written, and the run after that found it so. */
async function settled(given: { readonly work?: WorkSource } = {}) {
  const clock = createTestClock(NOW)
  const start = aSnapshot({
    databases: aSnapshot().databases.map((database) => ({
      ...database,
      owned: ['status', 'score', 'why', 'current'],
    })),
    keyResults: [
      aKeyResult({
        unit: '%',
        target: 100,
        source: project,
        measure: 'progress',
        shown: { ...EMPTY_CELLS.keyResult, current: 24 },
      }),
    ],
  })
  const notion = aNotion(start, clock)
  const bench = await openBench({ okrs: notion.okrs, clock, work: [given.work ?? linear(() => 0.4)] })
  const tick = async () => {
    await clock.sleep(5 * 60_000)
    return syncIfChanged(bench.deps)
  }
  await tick()
  await tick()
  return { ...bench, clock, notion, tick }
}

function linear(share: () => number): WorkSource {
  return {
    system: 'linear',
    read: async (links) => links.map(({ url }) => known(url, { share: share() })),
    requests: () => 0,
  }
}

test('where nothing has changed and no day has turned nothing is evaluated, and the run went well', async () => {
  const { tick, runs, deps, clock } = await settled()

  expect(await tick()).toBeNull()
  expect(await tick()).toBeNull()

  expect((await runs()).at(-1)).toMatchObject({ outcome: 'done', evaluationHash: null, inputsHash: null })
  expect(await deps.ledger.lastGood(clock.now())).toMatchObject([{ job: 'sync', finishedAt: clock.now() }])
})

test('a run of a clock that went ahead neither stops the syncs after it nor is taken for the last one', async () => {
  const { tick, deps, clock, notion } = await settled()
  const ahead = { ...deps.clock, now: () => '2028-01-01T00:00:00.000Z' }
  await syncIfChanged({ ...deps, clock: ahead })
  const app = createApp({ deps, apiToken: 'the-right-token-0123' })

  await clock.sleep(20 * 60_000)
  expect((await app.request('/healthz')).status).toBe(503)
  notion.type('k1', { current: 30 })
  await runDue(deps)

  expect((await app.request('/healthz')).status).toBe(200)
  expect(await deps.ledger.lastGood(clock.now())).toMatchObject([{ finishedAt: clock.now() }])
  await tick()
  expect(await tick()).toBeNull()
})

test('what a person typed is evaluated at the next tick', async () => {
  const { tick, notion } = await settled()

  notion.type('k1', { current: 30 })

  expect((await tick())?.keyResults[0]).toMatchObject({ current: 30 })
})

test('what changed in the linked work alone is evaluated at the next tick', async () => {
  let share = 0.4
  const { tick } = await settled({ work: linear(() => share) })

  share = 0.5

  expect((await tick())?.keyResults[0]).toMatchObject({ current: 50 })
})

test('when the day turns everything is evaluated', async () => {
  const { tick, clock } = await settled()

  clock.set('2026-11-21T00:03:00.000Z')

  expect(await tick()).not.toBeNull()
})

test('other rules are evaluated at the next tick', async () => {
  const { tick, deps } = await settled()
  expect(await tick()).toBeNull()

  const stricter = { ...deps, policy: { ...deps.policy, cuts: { ...deps.policy.cuts, green: 0.9 } } }

  expect(await syncIfChanged(stricter)).not.toBeNull()
})

test('other hours of letters, and others who hear of what is critical, are gone by at the next tick', async () => {
  const { tick, deps } = await settled()
  expect(await tick()).toBeNull()

  const always = { ...deps, mailPolicy: { ...deps.mailPolicy, hours: 'Mon-Sun 00:00-24:00' } }
  expect(await syncIfChanged(always)).not.toBeNull()
  const more = { ...deps, mail: { ...deps.mail, escalateTo: ['ceo@example.com'] } }
  expect(await syncIfChanged(more)).not.toBeNull()
})

test('while a source fails every tick is evaluated, since the rules count how long', async () => {
  let isDown = false
  const up = linear(() => 0.4)
  const { tick } = await settled({
    work: {
      ...up,
      async read(links) {
        if (isDown) throw new Failure({ system: 'linear', code: 'unavailable', message: '503' })
        return up.read(links)
      },
    },
  })

  isDown = true

  expect(await tick()).not.toBeNull()
  expect(await tick()).not.toBeNull()
})

test('mail that waits is sent also where nothing has changed', async () => {
  const { tick, deps, mails } = await settled()
  const words = { subject: 'S', html: '<p>S</p>', text: 'S', references: [] }
  const key = { kind: 'digest', slot: 'w', to: 'cto@example.com' } as const
  await deps.outbox.freeze({ ...words, ...key, id: 'm1', date: NOW, messageId: '<a@example.com>' })

  expect(await tick()).toBeNull()

  expect(mails.map(({ to }) => to)).toContain('cto@example.com')
})

test('a write that its run did not live to record is settled by the next tick', async () => {
  const { tick, deps, notion } = await settled()
  const before = notion.shown('k1')?.why ?? null
  const write = {
    database: 'keyResults' as const,
    pageId: 'k1',
    title: 'k1',
    changes: [{ field: 'why' as const, before, after: 'What a dead run wrote.' }],
  }
  await deps.ledger.planWrites('dead', [write], NOW)
  await notion.okrs.write(write)

  const report = await tick()

  expect(await deps.ledger.writesOf('dead')).toMatchObject([{ state: 'written' }])
  expect(report?.findings.filter(({ code }) => code === 'service_cell_changed')).toEqual([])
  expect(notion.shown('k1')?.why).toBe(before)
})
