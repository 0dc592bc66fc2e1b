import { expect, test } from 'vitest'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { aLine } from './a-line.ts'

test('a second digest in a week says when the first one left and to whom, reads nothing, and exits 0', async () => {
  const { run, said, mails, clock, runs } = await aLine()
  await run('digest')
  clock.set('2026-11-20T11:00:00.000Z')

  expect(await run('digest')).toBe(0)

  expect(said.out).toMatch(
    /^The digest of 2026-W47 went out already, and goes to nobody twice:\n {2}sent on 20 Nov 2026, 09:00 UTC: .* to cto@example\.com\n$/,
  )
  expect(await run('digest', '--json')).toBe(0)
  expect(JSON.parse(said.out)).toMatchObject({ before: [{ to: 'cto@example.com', state: 'sent' }] })
  expect(mails).toHaveLength(1)
  expect(await runs()).toHaveLength(1)
})

test('whoever was subscribed meanwhile still gets it, and nobody else again', async () => {
  const { run, deps, mails } = await aLine()
  await run('digest')
  const subscriptions = [{ to: ['bo@example.com'], reports: ['digest' as const] }]
  Object.assign(deps, { mailPolicy: MailPolicy.parse({ subscriptions }) })

  await run('digest')

  expect(mails.map(({ to }) => to)).toEqual(['cto@example.com', 'bo@example.com'])
})

test('one that was refused is said with how it is sent again: exit 1', async () => {
  const { run, said } = await aLine({ send: () => ({ state: 'rejected', detail: '550 No such mailbox.' }) })
  await run('digest')

  expect(await run('digest')).toBe(1)

  expect(said.out).toMatch(
    / {2}rejected on .*\(550 No such mailbox\.\); okr-sync resend [0-9a-f]{64} sends it again\n/,
  )
})
