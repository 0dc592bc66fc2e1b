import { expect, test } from 'vitest'
import type { DeliverySummary } from '#src/core/delivery/delivery-summary.ts'
import { renderEngineering } from '#templates/engineering.tsx'
import { course, guardrail, none, SUMMARY, value } from '#templates/fixtures/delivery.ts'
import { engineeringOf } from '#templates/fixtures/engineering.ts'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
import { byteSize, messageSize } from '#templates/mail/message-size.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

function mailOf(summary: DeliverySummary | null, policy: object = {}) {
  return renderEngineering(engineeringOf(summary, policy))
}

const october = mailOf(SUMMARY)

function expectBoth(mail: { readonly html: string; readonly text: string }, sentences: readonly string[]) {
  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    for (const words of sentences) expect(part).toContain(words)
  }
}

test('the subject carries the news', () => {
  expect(october.subject).toBe('Engineering report 2026-10: 1 guardrail crossed, 2 worse, 4 better')
})

test('three lines say how it is, what changed and what is needed', () => {
  expectBoth(october, [
    'Engineering in October 2026',
    'Of 2 repositories (acme/shop, acme/app), and of 1 team (ENG).',
    'Now Deploy frequency 18 per week, lead time 31 h, change failure rate 12.5 %, time to restore none restored.',
    'Changed Against the month before, worse: lead time 24 → 31 h, bugs 4 → 6 per 100 points; better: deploy frequency 14 → 18 per week, time to first review 9 → 5.2 h, PRs within review SLA 80 → 91.8 % and 1 more.',
    'Needed 1 guardrail was crossed, 1 target was missed, 1 figure is not measured: what to do is told below.',
  ])
})

test('each figure says how it moved, its target and what it rests on', () => {
  expectBoth(october, [
    'Worse. Target 24 h: missed. Median of 42 pull requests, 90 % within 61 h; 3 not deployed yet. By week: 30, 28.5, –, 31.',
    'Better. Target 15 per week: met. 80 deployments in 31 days.',
    'About the same. 10 of 80 deployments failed.',
    'Median of 4 cycles.',
  ])
})

test('guardrails come with what to do, and gaps with what would measure them', () => {
  expectBoth(october, [
    'Guardrails crossed',
    'What to do: Agree on who reviews first, or have smaller pull requests.',
    'Not measured',
    'What would measure it: Nothing: the next runs read on.',
  ])
  expect(october.text).not.toContain('is kept for 90 days')
  expectBoth(mailOf({ ...SUMMARY, unkept: 1 }), [
    'What happened is kept for 90 days: figures of what was before are not told.',
  ])
})

test('where nobody knows whether a guardrail was crossed, nobody is told that none was', () => {
  const unwatched = ['acme/shop', ...Array.from({ length: 7 }, (_, index) => `acme/${index}`)]
  const mail = mailOf({ ...SUMMARY, guardrails: [], unwatched })
  expectBoth(mail, [
    'None is known to be crossed. Not known of acme/shop, acme/0, acme/1, acme/2, acme/3 and 3 more: what happened there was not read.',
    'whether guardrails were crossed is not known of all',
  ])
  expect(mail.text).not.toMatch(/no guardrail was crossed/iu)
  expectBoth(mailOf({ ...SUMMARY, unwatched: ['ENG'] }), ['Not known of ENG:', 'What to do: Agree'])
  const figures = SUMMARY.figures.map((each) =>
    each.measure === 'change failure rate' ? { ...each, now: none('empty') } : each,
  )
  expectBoth(mailOf({ ...SUMMARY, figures, guardrails: [] }), ['None is known to be crossed.'])
})

test('definitions are those of the policy', () => {
  expectBoth(
    mailOf(SUMMARY, { productionEnvironments: ['live'], reviewSlaHours: 8, incidentLabels: ['sev1'] }),
    [
      'deployments to live that succeeded',
      'first reviewed within 8 hours',
      'an issue with the label sev1',
      'from 1 Oct to 31 Oct (31 days)',
    ],
  )
  expectBoth(mailOf(SUMMARY, { businessHours: 'Mon-Fri 09:00-17:00' }), [
    'in business hours (Mon-Fri 09:00-17:00)',
    'first reviewed within 24 business hours',
    '5.2 business hours',
  ])
  expect(october.html).not.toContain('DORA')
  expectBoth(mailOf(SUMMARY, { doraYear: 2024 }), ['High by DORA 2024.'])
})

test('the HTML holds nothing that mail clients refuse, and every colour has its dark twin', () => {
  expect(mailFaults(october.html)).toEqual([])
})

test('the text part tells every figure that the HTML tells', () => {
  const text = oneLine(october.text)
  const labels = [...october.html.matchAll(/<th scope="row" align="left"[^>]*>(.*?)<\/th>/gsu)]
  const cells = [...october.html.matchAll(/<td class="line"[^>]*>(?:<b>)?([^<]+?)(?:<\/b>)?<\/td>/gsu)]
  expect([labels.length, cells.length]).toEqual([13, 26])
  for (const [, words = ''] of [...labels, ...cells]) expect(text).toContain(readable(words))
})

test('nothing followed, and no events, still make a mail that says what to do', () => {
  const nothing = mailOf(null)
  expect(nothing.subject).toBe('Engineering report 2026-10: nothing is followed')
  expectBoth(nothing, ['Needed Paste the link of a repository or of a Linear team into a Source.'])
  const figures = SUMMARY.figures.map(({ measure }) =>
    course(measure, { now: none('empty'), before: none('empty') }),
  )
  const empty = mailOf({ ...SUMMARY, figures, repositories: ['acme/shop'], teams: [], guardrails: [] })
  expect(empty.subject).toBe('Engineering report 2026-10: nothing is measured yet')
  expectBoth(empty, ['Of 1 repository (acme/shop).', 'There is nothing to compare with yet.'])
})

test('a calm month says so', () => {
  const figures = SUMMARY.figures.map(({ measure }) => course(measure, { now: value(10), before: value(10) }))
  const calm = mailOf({ ...SUMMARY, figures, guardrails: [] })
  expect(calm.subject).toBe('Engineering report 2026-10: no figure moved')
  expectBoth(calm, ['Nothing: no guardrail was crossed and no target was missed.'])
})

test('hostile names break nothing, and a large company stays small', () => {
  const names = Array.from({ length: 300 }, (_, index) => `${index % 2 === 0 ? HOSTILE : VERY_LONG}${index}`)
  const figures = SUMMARY.figures.map(({ measure }) =>
    course(measure, { now: none('source_failed', HOSTILE.repeat(9)), before: none('empty', VERY_LONG) }),
  )
  const mail = mailOf({
    ...SUMMARY,
    figures,
    repositories: names,
    teams: names,
    leftOut: names,
    guardrails: names.map((name) => guardrail(name, `${name} is slow.`, VERY_LONG)),
  })
  expect(mailFaults(mail.html)).toEqual([])
  expect(mail.html).not.toMatch(/<script|<b>👨/u)
  for (const part of [mail.subject, mail.text, readable(mail.html)]) {
    expect(part).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]|\r|\nBcc/u)
  }
  expect(mail.subject).toBe('Engineering report 2026-10: 300 guardrails crossed')
  expectBoth(mail, ['300 repositories', 'and 295 more'])
  expect(readable(mail.html)).toMatch(/and 29[0-9] more\. Delivery/u)
  expect(byteSize(mail.html)).toBeLessThan(80_000)
  expect(messageSize(mail.html) + messageSize(mail.text)).toBeLessThan(98_000)
})
