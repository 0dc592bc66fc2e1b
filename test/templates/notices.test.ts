import { expect, test } from 'vitest'
import { type FailureNotice, failureNotice } from '#src/core/mail/failure-notice.ts'
import { rejectedNotice } from '#src/core/mail/rejected-notice.ts'
import { unconfirmedNotice } from '#src/core/mail/unconfirmed-notice.ts'
import { renderFailure } from '#templates/failure.tsx'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
import { renderRejected } from '#templates/rejected.tsx'
import { renderUnconfirmed } from '#templates/unconfirmed.tsx'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

const said = 'Notion is not available (503) and did not read the rows of NOTION_KEY_RESULTS.'

function failure(given: Partial<FailureNotice> = {}) {
  return renderFailure({
    job: 'sync',
    cause: { system: 'notion', code: 'unavailable' },
    since: '2026-11-12T08:05:00.000Z',
    failedRuns: 3,
    lastGood: '2026-11-12T08:00:20.000Z',
    said,
    requestId: 'req-1',
    isRetryable: true,
    isOfPages: false,
    asOf: '2026-11-12T08:15:02.000Z',
    sentTo: ['ops@example.test'],
    ...given,
  })
}

function unconfirmed(given: { readonly subject?: string; readonly said?: string } = {}) {
  return renderUnconfirmed(
    unconfirmedNotice({
      message: {
        id: 'a'.repeat(64),
        kind: 'digest',
        to: 'cto@example.test',
        subject: given.subject ?? 'OKR digest 2026-W47',
        date: '2026-11-16T07:00:05.000Z',
        messageId: '<digest.0123456789abcdef@example.test>',
      },
      said: given.said ?? 'The mail server did not confirm the mail, which may have arrived.',
      asOf: '2026-11-16T07:00:09.000Z',
      sentTo: ['ops@example.test'],
    }),
  )
}

function expectBoth(mail: { readonly html: string; readonly text: string }, sentences: readonly string[]) {
  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    for (const words of sentences) expect(part).toContain(words)
  }
}

test('eng ops reads what fails, since when, how often, what was said with the request id, what stands still and what is asked', () => {
  const mail = failure()
  expect(mail.subject).toBe(
    '[Run failed] sync: Notion is not available, failing since 12 Nov 2026, 08:05 UTC',
  )
  expectBoth(mail, [
    'The sync fails: Notion is not available',
    'It has failed since 12 Nov 2026, 08:05 UTC, 3 runs so far.',
    'The last sync that went well ended on 12 Nov 2026, 08:00 UTC.',
    `${said} (request req-1)`,
    'nobody is told what has changed since',
    'Nothing, if it passes; if it stays, check what was said above. Every run tries again.',
    'OPS_TO. Once per cause, until a sync has gone well.',
  ])
})

test.each([
  [
    { isRetryable: false, cause: { system: 'notion', code: 'unauthorized' } },
    ['refuses the credentials', 'Only you can mend this', 'okr-sync doctor'],
  ],
  [
    { isRetryable: false, isOfPages: true },
    [
      'pages are not written, Notion is not available',
      'Some pages still show what an earlier run wrote;',
      'may edit the page',
    ],
  ],
  [{ cause: null, said: '', requestId: null }, ['okr-sync met a fault of its own', 'whose event is "bug"']],
  [{ lastGood: null, failedRuns: 1 }, ['No sync has gone well yet.', '1 run so far.']],
  [{ said: '' }, ['may quote what people wrote', 'okr-sync sync prints them. (request req-1)']],
  [{ job: 'digest' }, ['The digest of this week has not gone out.']],
  [{ job: 'undo' }, ['Not all that the run had written was taken back.', 'Then run okr-sync undo again.']],
] as const)('a run that failed like %o is told so', (given, sentences) => {
  expectBoth(failure(given), sentences)
})

test('the streak is that of the job since its last good run', () => {
  const run = (job: string, startedAt: string, outcome: 'done' | 'failed' | null) => ({
    job,
    startedAt,
    end: outcome && { outcome },
  })
  const runs = [
    run('sync', '2026-11-12T08:15:00.000Z', 'failed'),
    run('digest', '2026-11-12T08:10:00.000Z', 'failed'),
    run('sync', '2026-11-12T08:10:00.000Z', null),
    run('sync', '2026-11-12T08:05:00.000Z', 'failed'),
    run('sync', '2026-11-12T08:00:00.000Z', 'done'),
    run('sync', '2026-11-12T07:55:00.000Z', 'failed'),
  ]
  const given = {
    job: 'sync',
    cause: null,
    said: '',
    requestId: null,
    isRetryable: false,
    isOfPages: false,
    asOf: '2026-11-12T08:15:02.000Z',
    sentTo: [],
  } as const

  expect(failureNotice({ ...given, runs, lastGood: '2026-11-12T08:00:20.000Z' })).toMatchObject({
    since: '2026-11-12T08:05:00.000Z',
    failedRuns: 2,
  })
  expect(failureNotice({ ...given, runs: [], lastGood: null })).toMatchObject({
    since: given.asOf,
    failedRuns: 1,
  })
})

test('eng ops reads which mail was not confirmed, by which marks it is found, and how it is sent again', () => {
  const mail = unconfirmed()
  expect(mail.subject).toBe('[Mail unconfirmed] The digest of 16 Nov 2026, 07:00 UTC to cto@example.test')
  expectBoth(mail, [
    'Nobody knows whether the digest reached cto@example.test',
    'Subject: OKR digest 2026-W47',
    'Date: 16 Nov 2026, 07:00 UTC',
    'Message-ID: <digest.0123456789abcdef@example.test>',
    'it is not sent again by itself',
    `okr-sync resend ${'a'.repeat(64)}`,
  ])
  // Broken in two it could not be copied.
  expect(mail.text).toContain(`\n    okr-sync resend ${'a'.repeat(64)}\n`)
})

const refused = (index: number, detail = '550 5.1.1 No such mailbox') => ({
  id: `m${index}`,
  kind: 'escalation' as const,
  to: `owner${index}@example.test`,
  subject: '[Off track] Checkout',
  date: '2026-11-16T07:00:05.000Z',
  detail,
})

function rejected(messages: readonly ReturnType<typeof refused>[]) {
  const asOf = '2026-11-16T07:00:09.000Z'
  return renderRejected(rejectedNotice({ messages, asOf, sentTo: ['ops@example.test'] }))
}

test('eng ops reads which mail was refused, why, and how it is sent again', () => {
  const mail = rejected([refused(1)])
  expect(mail.subject).toBe('[Mail refused] The escalation of 16 Nov 2026, 07:00 UTC to owner1@example.test')
  expectBoth(mail, [
    'The escalation did not reach owner1@example.test',
    '550 5.1.1 No such mailbox',
    'Subject: [Off track] Checkout',
    'It is not sent again by itself',
    'okr-sync resend m1',
  ])
})

test('500 refused mails are one notice below 100 KB that says of 20 why and names every address', () => {
  const mail = rejected(Array.from({ length: 500 }, (_, index) => refused(index, VERY_LONG)))
  expect(mail.subject).toBe('[Mail refused] 500 mails did not arrive')
  expectBoth(mail, ['500 mails did not reach their recipients', '480 more', 'Id: m19'])
  for (let index = 0; index < 500; index++) expectBoth(mail, [`owner${index}@example.test`])
  expect(Buffer.byteLength(mail.html)).toBeLessThan(80_000)
  expect(Buffer.byteLength(mail.html) + Buffer.byteLength(mail.text)).toBeLessThan(100_000)
})

test('hostile text shows as text, and no notice holds anything that clients refuse', () => {
  for (const words of [HOSTILE, VERY_LONG]) {
    const told = failureNotice({
      job: 'sync',
      cause: { system: 'store', code: 'invalid' },
      lastGood: null,
      said: words,
      requestId: words,
      isRetryable: false,
      isOfPages: false,
      runs: [],
      asOf: '2026-11-12T08:15:02.000Z',
      sentTo: ['ops@example.test'],
    })
    const hostile = { ...refused(1, words), to: words, subject: words }
    const some = rejected([hostile, hostile])
    for (const mail of [renderFailure(told), unconfirmed({ subject: words, said: words }), some]) {
      expect(mailFaults(mail.html)).toEqual([])
      expect(mail.html).not.toContain('<b>')
      expect(mail.text.split('\n').every((line) => !line.startsWith('Bcc'))).toBe(true)
      expect(mail.subject).not.toMatch(/[\r\n]/u)
    }
  }
})
