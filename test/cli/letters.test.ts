import { expect, test } from 'vitest'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { KeyResult } from '#src/core/model.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { aLine } from './a-line.ts'

const bo = { id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.com' }
const NIGHT = '2026-11-20T22:00:00.000Z'

/** Ada's is off track; Bo's was told of ten days ago and is on plan. */
const red = aKeyResult({ current: 1, lastCheckIn: '2026-11-18' })
const stale = aKeyResult({
  id: 'k2',
  title: 'Five countries',
  owners: [bo],
  current: 40,
  lastCheckIn: '2026-11-10',
})

const aTeam = (keyResults: readonly KeyResult[] = [red, stale], given: Parameters<typeof aLine>[0] = {}) =>
  aLine({
    snapshot: aSnapshot({ keyResults }),
    write: async () => expect.unreachable('nothing may be written into Notion'),
    ...given,
  })

test('escalate mails what is due and remembers the episode, writes nothing, and says it once', async () => {
  const { run, said, mails, episodes, runs } = await aTeam()

  expect(await run('escalate')).toBe(0)

  expect(mails).toMatchObject([{ to: 'ada@example.com', subject: '[Off track] Sixty customers' }])
  expect(said.out).toMatch(
    /^Sent 1 mail\. Run .*\n {2}sent: \[Off track\] Sixty customers to ada@example\.com\n/,
  )
  expect(await episodes()).toMatchObject([{ pageId: 'k1', cause: 'off_track', closedAt: null }])
  expect(await runs()).toMatchObject([{ job: 'escalate', outcome: 'done' }])

  expect(await run('escalate')).toBe(0)
  expect(mails).toHaveLength(1)
  expect(said.out).not.toContain('Sixty customers')
})

test('escalate --dry-run tells each person’s letter and what waits until when; nothing is mailed or remembered', async () => {
  const mailPolicy = MailPolicy.parse({ timezones: { 'bo@example.com': 'Asia/Tokyo' } })
  const { run, said, mails, episodes, runs } = await aTeam(undefined, { mailPolicy })

  expect(await run('escalate', '--dry-run', '--as-of', '2026-11-19T09:00:00Z')).toBe(0)

  expect(said.out).toBe(
    [
      '1 letter would leave now.',
      '',
      'ada@example.com: [Off track] Sixty customers',
      '  - [Off track] Sixty customers',
      '',
      'bo@example.com waits (Asia/Tokyo):',
      '  - [Value due] Five countries',
      '      due and leaves Fri 20 Nov 10:00 at the earliest',
      '',
    ].join('\n'),
  )
  expect([mails, await episodes(), await runs()]).toEqual([[], [], []])
})

test('in quiet hours nothing leaves, by whatever door it is asked for, and it is said until when', async () => {
  const { run, said, mails, clock } = await aTeam()
  clock.set(NIGHT)

  expect(await run('escalate')).toBe(0)
  expect(said.out).toContain('    due, leaves Mon 23 Nov 08:00 at the earliest\n')
  expect(await run('nudge')).toBe(0)
  expect(said.out).toMatch(
    /^Sent 0 mails\..*\n\nbo@example\.com waits \(UTC\):\n {2}- \[Value due\] Five countries\n {6}due, leaves Mon 23 Nov 08:00 at the earliest\n\nOf what waits nothing is kept/,
  )
  expect(mails).toEqual([])
})

test('nudge asks on any day, each owner once a week, and leaves letters of others to the sync', async () => {
  const { run, said, mails, clock } = await aTeam()
  clock.set('2026-11-18T09:00:00.000Z')

  expect(await run('nudge', '--json')).toBe(0)

  expect(mails).toMatchObject([{ to: 'bo@example.com', subject: '[Value due] Five countries' }])
  expect(JSON.parse(said.out)).toMatchObject({
    run: { job: 'nudge' },
    people: [],
    messages: [{ state: 'sent' }],
  })
  clock.set(NOW)
  expect(await run('nudge')).toBe(0)
  expect(mails).toHaveLength(1)
  expect(said.out).toBe('Nobody owes a value that they were not asked for this week.\n')
})

test('whose value is younger than CHECKIN_EVERY is not nudged yet, though the digest would miss it', async () => {
  const { run, said, mails, clock } = await aTeam([{ ...stale, lastCheckIn: '2026-11-12' }])
  clock.set('2026-11-18T09:00:00.000Z')

  expect(await run('nudge')).toBe(0)

  expect(mails).toEqual([])
  expect(said.out).toContain('Nobody owes a value')
})

test('an owner who cannot be reached is a finding, and the exit code says so', async () => {
  const { run, said } = await aTeam([{ ...red, owners: [{ ...bo, email: null }] }])

  expect(await run('escalate')).toBe(1)

  expect(said.out).toContain('Bo Lindqvist has no mail address that okr-sync can read')
})

test.each(['escalate', 'nudge'])(
  '%s waits for no other run, and takes --as-of with --dry-run only',
  async (job) => {
    const { run, said, mails, deps } = await aTeam()
    await deps.lease.take({ holder: 'another', until: '2026-11-20T09:10:00.000Z' }, NOW)

    expect(await run(job)).toBe(3)
    expect(await run(job, '--as-of', '2026-11-19')).toBe(2)
    expect(said.err).toContain(`${job} takes --as-of with --dry-run only`)
    expect(mails).toEqual([])
  },
)

const endings: [Delivery, number][] = [
  [{ state: 'sent' }, 0],
  [{ state: 'rejected', detail: '550 No such mailbox.' }, 1],
  [{ state: 'unknown', detail: 'The answer was lost.' }, 1],
  [{ state: 'deferred', of: 'message', detail: '450 Busy.' }, 3],
]

test.each(endings)(
  'where a mail ends as %j, escalate and nudge exit with %i and print one document',
  async (delivery, code) => {
    for (const job of ['escalate', 'nudge']) {
      const { run, said, clock } = await aTeam(undefined, { send: () => delivery })
      clock.set('2026-11-18T09:00:00.000Z')
      expect(await run(job, '--json')).toBe(code)
      expect(JSON.parse(said.out)).toMatchObject({ run: { job } })
    }
  },
)
