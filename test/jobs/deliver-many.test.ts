import { expect, test } from 'vitest'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { deliver } from '#src/jobs/deliver.ts'
import { alone } from '#src/jobs/lease.ts'
import { resend } from '#src/jobs/resend.ts'
import { tick } from '#src/jobs/tick.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const gone = { state: 'rejected', detail: '550 No such mailbox' } satisfies Delivery
const down = { state: 'deferred', of: 'server', detail: 'Nothing went out.' } satisfies Delivery

const DAY_MS = 24 * 60 * 60_000

const opsTo = ['Ops@example.com', 'sre@example.com']
const mail = { from: 'okr@example.com', digestTo: [], escalateTo: [], opsTo, domains: [] }

async function layDown(outbox: Outbox, many: number): Promise<void> {
  for (let index = 0; index < many; index++) {
    await outbox.freeze({
      id: `m${index}`,
      kind: 'digest',
      slot: '2026-W47',
      messageId: `<m${index}@example.com>`,
      date: NOW,
      to: `owner${index}@example.com`,
      subject: 'OKR digest',
      html: '<p>Words.</p>',
      text: '',
      references: [],
    })
  }
}

/** Keeps when each mail left. */
async function timed(given: Parameters<typeof openBench>[0] = {}) {
  const times: number[] = []
  const bench = await openBench({
    ...given,
    send(sent) {
      times.push(Date.parse(bench.clock.now()))
      return given.send?.(sent) ?? { state: 'sent' }
    },
  })
  return { ...bench, times }
}

function most(times: readonly number[]): number {
  return Math.max(...times.map((end) => times.filter((at) => at > end - 60_000 && at <= end).length))
}

test('at most 60 mails leave in any 60 seconds, over several runs too; what does not fit a run is sent by the next', async () => {
  const { deps, clock, times, mails } = await timed()
  await layDown(deps.outbox, 250)
  const leftAfter: number[] = []

  for (let run = 0; run < 2; run++) {
    const { result } = (await alone(deps, (held) => deliver(held))) as { result: { state: string }[] }
    leftAfter.push(result.filter(({ state }) => state === 'pending').length)
    await clock.sleep(5_000)
  }

  expect(leftAfter).toEqual([50, 0])
  expect(most(times)).toBe(60)
  expect(new Set(mails.map(({ to }) => to)).size).toBe(250)
  expect(mails).toHaveLength(250)
})

test('the policy says how many; a run ends within its minutes, and names what waits', async () => {
  const { deps, clock, times } = await timed({ mailPolicy: MailPolicy.parse({ perMinute: 2 }) })
  await layDown(deps.outbox, 20)
  const began = Date.parse(clock.now())

  const reported = await deliver(deps)

  expect(most(times)).toBe(2)
  expect(times).toHaveLength(8)
  expect(Date.parse(clock.now()) - began).toBeLessThan(4 * 60_000)
  expect(reported[8]).toMatchObject({
    state: 'pending',
    detail: 'Not tried. At most 2 mails leave in a minute; its turn is later.',
  })
  expect(await deps.outbox.list(['pending'])).toHaveLength(12)
})

test('while mail waits for its turn no other run begins', async () => {
  const { deps, clock } = await timed({ mailPolicy: MailPolicy.parse({ perMinute: 1 }) })
  await layDown(deps.outbox, 3)
  const others: object[] = []
  const sleep = async (ms: number) => {
    await clock.sleep(ms)
    others.push(await alone(deps, async () => 'another run'))
  }

  await alone({ ...deps, clock: { ...clock, sleep } }, (held) => deliver(held))

  expect(others).toEqual([{ heldUntil: expect.any(String) }, { heldUntil: expect.any(String) }])
})

test('many refused recipients are one notice to each of OPS_TO in the same run, and nobody hears of them again', async () => {
  const { deps, mails } = await openBench({
    mail,
    send: ({ to }) => (to.startsWith('owner') ? gone : { state: 'sent' }),
  })
  await layDown(deps.outbox, 30)

  const reported = await deliver(deps)
  await deliver(deps)

  const notices = mails.filter(({ to }) => !to.startsWith('owner'))
  expect(notices.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
    ['ops@example.com', '[Mail refused] 30 mails did not arrive'],
    ['sre@example.com', '[Mail refused] 30 mails did not arrive'],
  ])
  expect(reported.filter(({ kind }) => kind === 'rejected')).toMatchObject([
    { state: 'sent' },
    { state: 'sent' },
  ])
})

test('a notice that is refused itself is told by no other', async () => {
  const { deps, mails } = await openBench({ mail, send: () => gone })
  await layDown(deps.outbox, 1)

  for (let run = 0; run < 3; run++) await deliver(deps)

  const all = ['ops@example.com', 'owner0@example.com', 'sre@example.com']
  expect(mails.map(({ to }) => to).toSorted()).toEqual(all)
})

test('a process that dies after a refusal leaves the notice to the next, which tells once', async () => {
  const { deps, mails } = await openBench({
    mail: { ...mail, opsTo: ['ops@example.com'] },
    send: ({ to }) => (to.startsWith('owner') ? gone : { state: 'sent' }),
  })
  await layDown(deps.outbox, 1)
  const freeze = () => Promise.reject(new Error('the process is dead'))
  await expect(deliver({ ...deps, outbox: { ...deps.outbox, freeze } })).rejects.toThrow()

  await deliver(deps)
  await deliver(deps)

  expect(mails.map(({ to }) => to)).toEqual(['owner0@example.com', 'ops@example.com'])
})

test('a server that is down for days gives up one mail after the other, and that is two notices and not one for each', async () => {
  let isDown = true
  const { deps, clock, mails } = await openBench({
    mail: { ...mail, opsTo: ['ops@example.com'] },
    send: () => (isDown ? down : { state: 'sent' }),
  })
  await layDown(deps.outbox, 6)
  for (let run = 0; run < 6; run++) await deliver(deps)
  await clock.sleep(3 * DAY_MS)
  for (let run = 0; run < 20; run++) {
    await deliver(deps)
    await clock.sleep(5 * 60_000)
  }
  isDown = false
  mails.length = 0

  for (let run = 0; run < 3; run++) await deliver(deps)

  expect(mails.map(({ to }) => to)).toEqual(['ops@example.com', 'ops@example.com'])
  expect(mails[0]?.text).toContain('Given up after 3 days')
  expect(mails[1]?.subject).toBe('[Mail refused] 5 mails did not arrive')
})

test('who sends a refused mail again hears how it ended, and eng ops are not told twice', async () => {
  const { deps, mails } = await openBench({
    mail: { ...mail, opsTo: ['ops@example.com'] },
    send: ({ to }) => (to.startsWith('owner') ? gone : { state: 'sent' }),
  })
  await layDown(deps.outbox, 1)
  await deliver(deps)

  expect(await resend(deps, 'm0')).toMatchObject({ state: 'rejected' })

  expect(mails.map(({ to }) => to)).toEqual(['owner0@example.com', 'ops@example.com', 'owner0@example.com'])
})

test('a tick that has sent a hundred mails leaves further reports to the next, where they leave in full', async () => {
  const digestTo = Array.from({ length: 110 }, (_, index) => `reader${index}@example.com`)
  const { deps, clock, mails } = await openBench({
    mail: { ...mail, digestTo, opsTo: [] },
    mailPolicy: MailPolicy.parse({ perMinute: 600 }),
  })
  const reports = () =>
    Object.fromEntries(
      ['digest', 'initiatives'].map((report) => [
        report,
        mails.filter(({ messageId }) => messageId.startsWith(`<${report}.`)).length,
      ]),
    )
  clock.set('2026-11-23T08:00:00.000Z')

  await tick(deps)
  expect(reports()).toEqual({ digest: 110, initiatives: 0 })
  clock.set('2026-11-23T08:05:00.000Z')
  await tick(deps)
  expect(reports()).toEqual({ digest: 110, initiatives: 110 })
})
