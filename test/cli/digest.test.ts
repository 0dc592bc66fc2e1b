import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
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

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'digest-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('--preview writes into a folder that it makes, --json names the files in one document, and nothing is sent', async () => {
  const { run, said, mails, runs } = await aLine()
  const folder = join(aFolder(), 'of', 'today')

  expect(await run('digest', '--preview', folder, '--json')).toBe(0)

  const { files } = JSON.parse(said.out)
  expect(files).toMatchObject([
    { to: ['cto@example.com'], html: join(folder, 'digest-2026-W47.html'), text: expect.any(String) },
  ])
  expect(readFileSync(files[0].text, 'utf8')).toContain(`To: cto@example.com\nSubject: ${files[0].subject}\n`)
  expect([mails, await runs()]).toEqual([[], []])
})

test('--preview into what is no folder, or none at all, is wrong use, and is said before anything is read', async () => {
  const nothing = () => expect.unreachable('nothing may be read')
  const { run, said } = await aLine({
    okrs: {
      read: nothing,
      refresh: nothing,
      write: nothing,
      addDecision: nothing,
      trashDecision: nothing,
      requests: () => 0,
    },
  })
  const file = join(aFolder(), 'file')
  writeFileSync(file, '')

  for (const folder of [file, join(file, 'in'), ' ']) {
    expect(await run('digest', '--preview', folder)).toBe(2)
    expect(said.err).toMatch(/^--preview (names .*file.*, which cannot be written into|needs a folder)/)
  }
})

test('--as-of with --preview shows what was: not what is to come, and not what was before the first run', async () => {
  const { run, said } = await aLine()
  const folder = join(aFolder(), 'out')
  const preview = (day: string) => run('digest', '--as-of', day, '--preview', folder)

  expect(await preview('2026-11-20')).toBe(2)
  expect(said.err).toContain('Nothing has run yet.')
  await run('digest')
  expect(await preview('2026-11-21')).toBe(2)
  expect(said.err).toMatch(/^--as-of is 2026-11-21, which is still to come \(today is 2026-11-20\)/)
  expect(await preview('2026-11-19')).toBe(2)
  expect(said.err).toContain('The first run was at 2026-11-20T09:00:00.000Z')
  expect(await preview('2026-13-01')).toBe(2)
  expect(existsSync(join(folder, 'digest-2026-W47.html'))).toBe(false)
  expect(await preview('2026-11-20')).toBe(0)
  expect(said.err).toMatch(/as the digest run \S+ of 2026-11-20T09:00:00\.000Z had it/)
  expect(existsSync(join(folder, 'digest-2026-W47.html'))).toBe(true)
})
