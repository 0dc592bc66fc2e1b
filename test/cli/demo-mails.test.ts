import { expect, test } from 'vitest'
import { demoMails, printDemoMails } from '#src/cli/demo-mails.ts'
import type { MessageKind } from '#src/core/mail/message-kind.ts'
import { noNews } from '#src/core/no-news.ts'
import { deliver } from '#src/jobs/deliver.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from '#test/jobs/a-bench.ts'

test('mails are counted by kind and person, letters by what they told', async () => {
  const { deps } = await openBench()
  let count = 0
  const sent = (kind: MessageKind, person: string, subjects?: string[]) => {
    count += 1
    const id = `m${count}`
    const words = { subject: 'News', html: '<p>News</p>', text: 'News', references: [] }
    const to = `${person}@example.com`
    return deps.outbox.freeze(
      { id, kind, slot: id, to, date: NOW, messageId: `<${id}@example.com>`, ...words },
      subjects,
    )
  }
  const episode = {
    id: 'k1-2026-11-12',
    pageId: 'k1',
    cause: 'off_track',
    title: 'Sixty customers',
    openedAt: NOW,
    closedAt: null,
  } as const
  const nothing = noNews
  await deps.history.remember({ ...nothing, opened: [episode] })
  await sent('nudge', 'bo', ['nudge/2026-W47/k2'])
  await sent('escalation', 'ada', ['k1-2026-11-12/owner', 'decision/k1/red_without_decision/2026-11-12'])
  await sent('all_clear', 'ada', ['k1-2026-11-12/all_clear'])
  await sent('escalation', 'cto', ['k1-2026-11-12/above/again'])
  await sent('digest', 'cto')
  await deliver(deps)
  await sent('digest', 'waits')

  const mails = await demoMails(deps)

  expect(mails.messages).toEqual([
    { what: 'digest', to: { cto: 1 } },
    { what: 'letters', to: { ada: 2, bo: 1, cto: 1 } },
  ])
  expect(printDemoMails(mails).split('\n')).toEqual([
    '',
    'Mail of these weeks, and how many to whom:',
    '  digest: cto 1',
    '  letters: ada 2, bo 1, cto 1',
    '',
    'What the letters told:',
    '  off track: owner ada 1; above cto 1; all-clear ada 1',
    '  a value is due: bo 1',
    '  a decision is due: ada 1',
    '',
  ])
})

test('where nothing was mailed nothing is said', () => {
  expect(printDemoMails({ messages: [], told: [] })).toBe('')
})
