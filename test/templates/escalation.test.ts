import { expect, test } from 'vitest'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { composeEscalation } from '#src/core/mail/escalation.ts'
import { renderEscalation } from '#templates/escalation.tsx'
import { evaluation, keyResult, objective, offTrack, unknown } from './fixtures.ts'
import { HOSTILE, VERY_LONG } from './hostile.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

function letter(result: KeyResultResult, sentTo: readonly string[] = []) {
  return renderEscalation(
    composeEscalation({
      result,
      objective: objective({ title: 'Customers trust us' }),
      openedAt: '2026-11-20T08:00:00.000Z',
      evaluation: evaluation({}),
      sentTo,
    }),
  )
}

test('the subject is the same as long as the title is, whatever the numbers do', () => {
  const first = letter(offTrack({ title: 'Checkout p95', score: 0.1 }))
  const later = letter(offTrack({ title: 'Checkout p95', score: 0.2, confidence: 0.3 }))

  expect(first.subject).toBe('[Off track] Checkout p95')
  expect(later.subject).toBe(first.subject)
})

test('the subject is one short line whatever the title holds', () => {
  expect(letter(offTrack({ title: HOSTILE })).subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  expect(letter(offTrack({ title: VERY_LONG })).subject.length).toBeLessThanOrEqual(72)
})

test('both parts say what turned red and when, the numbers, why, what is asked and who else has it', () => {
  const row = offTrack({
    title: 'Checkout p95',
    unit: 'ms',
    baseline: 520,
    target: 300,
    current: 494,
    score: 0.12,
    expected: 0.54,
    gap: 0.42,
    confidence: 0.08,
    targetScore: 1,
    need: 2.6,
    pace: 0.7,
    risk: 'critical',
    why: 'Worse than last week.',
    note: 'The fix slipped.',
    word: 'On track',
  })
  const mail = letter(row, ['dana@example.test', 'cto@example.test'])

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    for (const words of [
      'Off track',
      'It turned off track on 20 Nov 2026, 08:00 UTC. Risk: Critical.',
      'Owner Dana Ilic',
      'Objective Customers trust us',
      'Value 494 ms; baseline 520 ms, target 300 ms',
      'Score 0.12, expected by now 0.54 (0.42 behind)',
      'Chance 8 % of reaching a score of 1.00',
      'Pace Needs 2.6 times the planned pace; 0.7 is likely',
      'Why: Worse than last week.',
      "The leader's word: “On track”; the rules say Off track.",
      'Note: “The fix slipped.”',
      'Acknowledged',
      'Recovery plan',
      'Sent to dana@example.test, cto@example.test.',
    ]) {
      expect(part).toContain(words)
    }
  }
  expect(mail.html).toContain(`href="${row.url}"`)
  expect(mail.text).toContain(row.url)
})

test('what is not known is said to be unknown, never 0', () => {
  const mail = letter(
    unknown({ baseline: null, target: null, need: null, pace: null, period: null, owners: [] }),
  )

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('Value Unknown')
    expect(part).toContain('Nobody')
    expect(part.replace(/20 Nov 2026, 08:00 UTC|0\.70/g, '')).not.toMatch(/\b0/)
  }
})

test('a yes/no key result is done or not, and is no matter of pace', () => {
  const mail = letter(offTrack({ type: 'yes_no', current: 0, baseline: null, target: null, need: null }))

  expect(oneLine(mail.text)).toContain('Value Not done Score')
  expect(mail.text).not.toContain('Pace')
})

test('values of a percent column read as percent', () => {
  const mail = letter(offTrack({ currentFormat: 'percent', baseline: 0.4, current: 0.62, target: 0.9 }))

  expect(oneLine(mail.text)).toContain('Value 62 %; baseline 40 %, target 90 %')
})

test("where a person's word opened it the letter says so, and what the rules say", () => {
  const mail = letter(
    keyResult({ overrule: { status: 'off_track', until: '2026-12-04', since: '2026-11-20' } }),
  )

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('✖ Off track')
    expect(part).toContain('Risk by the rules: Low.')
    expect(part).toContain('Set to Off track by a person until 4 Dec; the rules say On track.')
  }
})

test('what to do about it stands before what every letter asks', () => {
  const mail = letter(offTrack({ title: 'Checkout p95', risk: 'critical', confidence: 0.08 }))

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toMatch(
      /Now: Bring “Checkout p95” back, or let it go\. It is off track .* Open the row in Notion and fill in/u,
    )
  }
})

test('what is off track is not called level with its plan, and of a yes or no the chance is that it is done in time', () => {
  const due = letter(
    offTrack({ type: 'yes_no', current: 0, score: 0, expected: 0, gap: 0, confidence: 0.45 }),
  )
  const ahead = letter(offTrack({ score: 0.86, expected: 0.62, gap: -0.24 }))

  expect(oneLine(due.text)).toContain(
    'Value Not done Score 0.00, expected by now 0.00 Chance 45 % of being done by ',
  )
  expect(oneLine(ahead.text)).toContain('Score 0.86, expected by now 0.62 (0.24 ahead)')
})

test('a chance of long ago has its day', () => {
  const mail = letter(offTrack({ reasons: ['stale'], lastCheckIn: '2026-11-02' }))

  expect(oneLine(mail.text)).toContain('Chance 18 % of reaching a score of 0.70, as of 2 Nov')
})

test('hostile text shows as text, and the mail holds nothing that clients refuse', () => {
  for (const words of [HOSTILE, VERY_LONG]) {
    const mail = letter(offTrack({ title: words, note: words, why: words, unit: words, word: words }))

    expect(mailFaults(mail.html)).toEqual([])
    expect(mail.html.length).toBeLessThan(20_000)
    expect(mail.text.split('\n').every((line) => !line.startsWith('Bcc'))).toBe(true)
  }
})

test('without an address that may be linked to there is no button and no empty link', () => {
  const mail = letter(offTrack({ url: 'http://evil.example.test/row' }))

  expect(mail.html).not.toContain('href')
  expect(mail.text).not.toContain('evil')
})
