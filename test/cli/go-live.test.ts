import { expect, test } from 'vitest'
import { alone } from '#src/jobs/lease.ts'
import { aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'
import { aLine } from './a-line.ts'

/** A workspace of somebody's own, with one key result that is red. */
function aTeam(given: Parameters<typeof aLine>[0] = {}) {
  const snapshot = aSnapshot({ keyResults: [aKeyResult({ current: 1, lastCheckIn: '2026-11-18' })] })
  const databases = snapshot.databases.map((each) => ({ ...each, madeByInit: false }))
  return aLine({
    snapshot: { ...snapshot, databases },
    write: async () => expect.unreachable('nothing may be written into Notion'),
    ...given,
  })
}

test('go-live --dry-run prints what would have gone out, and nothing begins', async () => {
  const { run, said, mails, runs, deps } = await aTeam()

  expect(await run('go-live', '--dry-run')).toBe(0)

  expect(said.out).toContain('This workspace is not live')
  expect(said.out.replaceAll(/\s+/gu, ' ')).toContain(
    '1 letter would have been due today (1 escalation): ada@example.com: [Off track] Sixty customers - [Off track] Sixty customers',
  )
  expect(said.out).toContain('  OKRs are live: 1 off track, 0 at risk to cto@example.com\n')
  expect(said.out).toMatch(/- 23 Nov 2026 08:00 UTC: OKR digest 2026-W47: .* to cto@example\.com/)
  expect(mails).toEqual([])
  expect(await runs()).toEqual([])
  expect((await deps.history.read()).sightings).toEqual([])
})

test('it asks once: yes begins, no does not, and where nobody is there nothing does without --yes', async () => {
  const no = await aTeam({ answer: false })
  expect(await no.run('go-live')).toBe(0)
  expect(no.said.err).toContain('Go live now, and mail the summary?')
  expect(no.said.err).toContain('Nothing has begun')
  expect(no.mails).toEqual([])

  const nobody = await aTeam()
  expect(await nobody.run('go-live')).toBe(2)
  expect(nobody.said.err).toContain('--yes')
  expect(await nobody.run('go-live', '--json')).toBe(2)
  expect(nobody.mails).toEqual([])

  const yes = await aTeam({ answer: true })
  expect(await yes.run('go-live')).toBe(0)
  expect(yes.said.out).toMatch(
    /This workspace is live since 20 Nov 2026 \d\d:00 UTC\. Run .*\n {2}sent: OKRs are live: 1 off track, 0 at risk to cto@example\.com\n$/,
  )
  expect(yes.mails).toMatchObject([{ to: 'cto@example.com' }])
})

test('--yes --json is one document; a second time says since when, and a workspace of init’s own needs nothing', async () => {
  const { run, said, mails } = await aTeam()
  expect(await run('go-live', '--yes', '--json')).toBe(0)
  expect(JSON.parse(said.out)).toMatchObject({
    isNew: true,
    liveSince: expect.stringContaining('2026-11-20'),
    run: { job: 'go-live', outcome: 'done' },
  })
  expect(await run('go-live')).toBe(0)
  expect(said.out).toMatch(/^This workspace has been live since 20 Nov 2026 .* UTC\./)
  expect(mails).toHaveLength(1)

  const own = await aLine()
  expect(await own.run('go-live')).toBe(0)
  expect(own.said.out).toContain('okr-sync init made every database')
  expect(own.mails).toEqual([])
})

test('of two processes that go live at once the second is told that another run is under way', async () => {
  const { run, said, mails, deps } = await aTeam()
  await alone(deps, async () => {
    expect(await run('go-live', '--yes')).toBe(3)
  })
  expect(said.err).toContain('Another run is under way')
  expect(mails).toEqual([])
})

test('sync, digest, escalate and explain say that the workspace is not live', async () => {
  const { run, said, mails } = await aTeam({ write: undefined as never })
  for (const words of [
    ['sync'],
    ['digest'],
    ['escalate'],
    ['escalate', '--dry-run'],
    ['explain', 'Sixty customers'],
  ]) {
    await run(...words)
    expect(said.out, words.join(' ')).toContain('This workspace is not live')
  }
  expect(mails).toEqual([])
})
