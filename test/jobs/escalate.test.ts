import { expect, test } from 'vitest'
import type { Episode } from '#src/core/history.ts'
import { sync } from '#src/jobs/sync.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const episode: Episode = {
  id: 'k1-2026-11-20',
  pageId: 'k1',
  cause: 'off_track',
  title: 'Sixty customers',
  openedAt: NOW,
  closedAt: null,
}

test('an owner outside MAIL_DOMAINS is not written to: DIGEST_TO is, and a finding says so', async () => {
  const { deps, mails } = await openBench()

  const report = await sync({
    ...deps,
    mail: { ...deps.mail, digestTo: ['cto@acme.example'], domains: ['acme.example'] },
  })

  expect(mails.map(({ to }) => to)).toEqual(['cto@acme.example'])
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'owner_outside_domains', pageId: 'k1' }),
  )
  expect(report.run.outcome).toBe('done')
})

test('an episode that was remembered by a process which died then has its letter from the next, once', async () => {
  const { deps, mails } = await openBench()
  const freezeLetters = async () => expect.unreachable('the process is dead')
  await expect(sync({ ...deps, outbox: { ...deps.outbox, freezeLetters } })).rejects.toThrow()
  expect((await deps.history.read()).episodes).toMatchObject([{ id: episode.id, closedAt: null }])

  await sync(deps)
  await sync(deps)

  expect(mails).toMatchObject([
    { to: 'ada@example.com', subject: expect.stringContaining('Sixty customers') },
  ])
})
