import { expect, test } from 'vitest'
import { type OutageNotice, outageNotice } from '#src/core/mail/outage-notice.ts'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
import { evaluation, offTrack } from '#templates/fixtures/rows.ts'
import { renderOutage } from '#templates/outage.tsx'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

const row = {
  title: 'Checkout is done',
  url: 'https://www.notion.so/checkout',
  status: 'off_track',
  before: 'on_track',
  dataAsOf: '2026-11-11',
} as const

function notice(given: Partial<OutageNotice> = {}) {
  return renderOutage({
    source: 'Linear',
    isSeveral: false,
    since: '2026-11-12T08:00:00.000Z',
    until: null,
    isRefused: false,
    said: 'Linear answered 503.',
    rows: [{ ...row, status: 'on_track' }],
    held: 1,
    asOf: '2026-11-12T09:05:00.000Z',
    today: '2026-11-12',
    sentTo: ['ops@example.test'],
    ...given,
  })
}

function expectBoth(mail: { readonly html: string; readonly text: string }, sentences: readonly string[]) {
  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    for (const words of sentences) expect(part).toContain(words)
  }
}

test('eng ops reads since when a source fails, what it said, what stands still and what is asked', () => {
  const mail = notice()
  expect(mail.subject).toBe('[Source down] Linear since 12 Nov 2026, 08:00 UTC')
  expectBoth(mail, [
    'Linear does not answer',
    'Linear answered 503.',
    '1 key result keeps its value, status and chance until it answers',
    'Checkout is done',
    'On track, value of 11 Nov',
    'Nothing, if it passes: every run tries again.',
    'OPS_TO',
  ])
  expectBoth(notice({ isRefused: true }), ['okr-sync has no access to Linear', 'Only you can mend this'])
  expectBoth(notice({ rows: [], held: 0, said: '' }), ['No key result takes its number from it.'])
})

test('and when it is back from when to when it failed, and which statuses are others now', () => {
  const until = '2026-11-14T09:00:00.000Z'
  const mail = notice({ until, rows: [row], held: 3 })
  expect(mail.subject).toBe('[Source restored] Linear failed since 12 Nov 2026, 08:00 UTC')
  expectBoth(mail, [
    'Linear answers again',
    'It failed from 12 Nov 2026, 08:00 UTC to 14 Nov 2026, 09:00 UTC.',
    '3 key results held; 1 of them has another status now.',
    'On track → Off track',
  ])
  const both = notice({ until, source: 'GitHub and Linear', isSeveral: true, rows: [], held: 2 })
  expectBoth(both, ['GitHub and Linear answer again', '2 key results held; none has another status now.'])
  expectBoth(notice({ until, rows: [], held: 0 }), ['No key result was held for it.'])
})

test('of many rows the first ones are named', () => {
  const rows = Array.from({ length: 23 }, (_, index) => ({ ...row, title: `Row ${index}` }))
  const mail = notice({ rows, held: 23 })
  expectBoth(mail, ['Row 19', 'And 3 more.'])
  expect(mail.text).not.toContain('Row 20')
})

test('hostile text shows as text, and the mail holds nothing that clients refuse', () => {
  for (const words of [HOSTILE, VERY_LONG]) {
    const outage = { systems: ['linear'], since: '2026-11-12', isLong: true, isHeld: true } as const
    const failing = outageNotice({
      outage: { system: 'linear', since: '2026-11-12T08:00:00.000Z', isRefused: true, said: words },
      evaluation: evaluation({ keyResults: [offTrack({ title: words, outage })] }),
      sentTo: ['ops@example.test'],
    })
    const { html, text, subject } = renderOutage(failing)
    expect(mailFaults(html)).toEqual([])
    expect(text.split('\n').every((line) => !line.startsWith('Bcc'))).toBe(true)
    expect(subject).not.toMatch(/[\r\n]/u)
  }
})

test('a row whose address may not be linked to has no link', () => {
  const url = 'http://evil.example.test/row'
  const mail = notice({ rows: [{ ...row, url }] })
  expect(mail.html).not.toContain('href')
  expect(mail.text).not.toContain('evil')
})
