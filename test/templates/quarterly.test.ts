import { expect, test } from 'vitest'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
import { aQuarter, daysOf, ended, endedObjective, reportOf, stood } from '#templates/fixtures/quarter.ts'
import { decision } from '#templates/fixtures/rows.ts'
import { messageSize } from '#templates/mail/message-size.ts'
import { renderQuarterly } from '#templates/quarterly.tsx'
import { aDecision } from '#test/core/a-snapshot.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

const bytes = (text: string) => new TextEncoder().encode(text).length

function mailOf(rows: readonly KeyResultResult[], more: Parameters<typeof reportOf>[1] = {}) {
  const own = rows.map((row) => ({ ...row, objectiveId: 'o' }))
  const of = { objectives: [endedObjective({ id: 'o', title: 'Trust' }, own)], keyResults: own }
  return renderQuarterly(reportOf(of, more))
}

function bothParts({ html, text }: { readonly html: string; readonly text: string }): readonly string[] {
  return [readable(html), oneLine(text)]
}

const company = renderQuarterly(aQuarter(12, 4))

test('the subject carries the share that was hit and the grade of the company', () => {
  expect(company.subject).toBe('OKRs 2026-Q3: 44 % of 45 key results hit, company 0.69')
})

test('12 objectives are told with all 48 key results, in less than 80 KB and with no colour lost in the dark', () => {
  const text = oneLine(company.text)

  expect(bytes(company.html)).toBeLessThan(80_000)
  expect(messageSize(company.html) + messageSize(company.text)).toBeLessThan(98_000)
  expect(mailFaults(company.html)).toEqual([])
  for (const part of bothParts(company)) {
    for (let n = 1; n <= 48; n++) expect(part).toContain(`(${n}) `)
  }
  for (const [, title = ''] of company.html.matchAll(/<a [^>]*>(.*?)<\/a>/gsu))
    expect(text).toContain(readable(title))
})

test('the text part is readable at 76 columns; only links are wider', () => {
  const wide = company.text.split('\n').filter((line) => line.length > 76 && !line.includes('https://'))

  expect(wide).toEqual([])
})

test('both parts name the three lines, both measures of success, the forecast and what is asked', () => {
  for (const part of bothParts(company)) {
    expect(part).toContain('20 of 45 key results hit (44 %, against 80 %); company 0.69.')
    expect(part).toContain('Committed: 2 of 15 key results (13 %) hit, against 80 %.')
    expect(part).toContain('18 of 30 key results (60 %) hit; their mean final score is 0.67, against 0.70.')
    expect(part).toContain('counted as missed the share would be 42 %')
    expect(part).toContain('Brier score 0.172, better than the 0.246 of always saying 44 %')
    expect(part).toContain('Half of all misses had been red for good at least 42 days before the end.')
    expect(part).toContain('Target 400 teams → 320 teams')
    expect(part).toContain('Final score 0.82; 0.52 against the original goal, which would be a miss.')
    expect(part).toContain('“Bought. It was in use after two weeks, not four.”')
    expect(part).toContain('8 raised, 6 decided in the quarter; 2 raised by its end are still open.')
    expect(part).toContain('Carry over: 4 objectives and 10 key results are still Active.')
  }
})

test('a key result says its final and its target score, whether it was hit, and when it was red', () => {
  const missed = ended({ title: 'Missed one', score: 0.41, targetScore: 1 })
  const mail = mailOf(
    [missed, ended({ title: 'Stretch', score: 0.74 }), ended({ title: 'Whole', score: 1, targetScore: 1 })],
    { days: daysOf(missed, [0.6, 0.4, 0.3]) },
  )

  expect(oneLine(mail.text)).toContain(
    '0.41 / 1.00 ✖ Missed: Missed one Committed · Dana Ilic · first red 29 Sep, 1 day before the end',
  )
  for (const part of bothParts(mail)) {
    expect(part).toContain('Aspirational · Dana Ilic · Achieved, 0.74 of a stretch target')
    expect(part).not.toContain('1.00 of a stretch target')
  }
})

test('fewer than twenty key results are told as too few to judge the forecast by', () => {
  const row = ended({})

  for (const part of bothParts(mailOf([row], { days: daysOf(row, [0.6]) })))
    expect(part).toContain('1 key result is too few to judge the forecast by')
})

test('a miss that was never red is named, as is what was red and hit', () => {
  const quiet = ended({ title: 'Quiet', score: 0.2 })
  const scare = ended({ title: 'Scare', score: 0.9 })
  const days = [...daysOf(quiet, [0.6, 0.6]), ...daysOf(scare, [0.3, 0.9])]

  for (const part of bothParts(mailOf([quiet, scare], { days }))) {
    expect(part).toContain('0 of 1 miss that we followed were red at the end.')
    expect(part).toMatch(/Missed without a red day before the end \(?1\)? ?-* ?Quiet/)
    expect(part).toContain('1 of 1 hit that we followed was red on some day')
    expect(part).toContain('red on 29 Sep')
  }
})

test('an unknown result is never red, green or 0', () => {
  const mail = mailOf([
    ended({ title: 'Silent', score: null, reasons: ['missed', 'no_check_in'] }),
    ended({ title: 'Broken', score: null, status: 'unknown', why: 'Target is empty.' }),
  ])

  expect(mail.subject).toBe('OKRs 2026-Q3: none of 2 key results has a final score')
  for (const part of bothParts(mail)) {
    expect(part).toContain('Never measured')
    expect(part).toContain('Target is empty.')
    expect(part).not.toMatch(/0\.00|Missed|0 %/)
  }
})

test('a quarter without objectives, and one with a single key result, make sense', () => {
  const none = renderQuarterly(reportOf({}))
  const one = mailOf([ended({ title: 'Only one', state: 'closed' })])

  expect(none.subject).toBe('OKRs 2026-Q3: no objective ended in this quarter')
  expect(oneLine(none.text)).toContain('No decision was raised or made in the quarter.')
  expect(one.subject).toBe('OKRs 2026-Q3: 100 % of 1 key result hit, company 0.80')
  for (const { html, text } of [none, one]) {
    expect(mailFaults(html)).toEqual([])
    expect(html + text).not.toMatch(/NaN|undefined|null|Infinity/)
  }
})

test('decisions stand by option beside how their key results ended, with the chance then and the Outcome', () => {
  const row = (id: string, outcome: string) =>
    aDecision({
      id,
      title: id,
      url: `https://notion.example/${id}`,
      status: 'decided',
      date: '2026-08-05',
      keyResults: ['k1', 'k2'],
      outcome,
    })
  const result = (id: string, kind: 'scope' | null) =>
    decision({
      id,
      title: id,
      keyResults: ['k1', 'k2'],
      choice: kind === null ? null : { kind, target: 31, end: null },
    })
  const own = [
    ended({ id: 'k1', title: 'Sixty customers' }),
    ended({ id: 'k2', title: 'Two regions', score: 0.2 }),
  ].map((each) => ({ ...each, objectiveId: 'o' }))
  const mail = renderQuarterly(
    reportOf(
      {
        objectives: [endedObjective({ id: 'o', title: 'Trust' }, own)],
        keyResults: own,
        decisions: [result('Free words', null), result('Cut the target', 'scope')],
      },
      {
        decisions: [row('Free words', ''), row('Cut the target', 'It held.')],
        stands: [stood('Cut the target', 'k1', 0.43), stood('Cut the target', 'k2', 0.21)],
      },
    ),
  )

  expect(mail.html).toContain('href="https://notion.example/Cut%20the%20target"')
  for (const part of bothParts(mail)) {
    expect(part).toContain('beside how its key results ended, and not as cause and effect')
    expect(part).toContain('Scope: 1 decision, mean chance then 32 %; 1 key result hit, 1 missed: no rate.')
    expect(part).toContain('Other: 1 decision, chance then not known; 1 key result hit')
    expect(part).toContain(
      'Cut the target Scope · Ada Moreau · decided 5 Aug · Sixty customers: 43 % → hit, 0.80 · Two regions: 21 % → missed, 0.20 “It held.”',
    )
    expect(part).toContain(
      'Free words Other · Ada Moreau · decided 5 Aug · Sixty customers: chance not known → hit',
    )
    expect(part.match(/“It held\.”/g)).toHaveLength(1)
  }
})

test('500 key results fold and say how many are left; the grade of every objective stays', () => {
  const mail = renderQuarterly(aQuarter(125, 4))

  expect(bytes(mail.html)).toBeLessThan(80_000)
  expect(messageSize(mail.html) + messageSize(mail.text)).toBeLessThan(98_000)
  for (const part of bothParts(mail)) {
    expect(part).toContain('By their grade alone: ')
    expect(part).toMatch(/ and \d+ key results more in Notion\./)
    expect(part).not.toMatch(/objectives and \d+ key results more/)
  }
})

test('500 key results of the longest and worst text stay small enough too', () => {
  const mail = renderQuarterly(aQuarter(125, 4, VERY_LONG))

  expect(bytes(mail.html)).toBeLessThan(80_000)
  expect(messageSize(mail.html) + messageSize(mail.text)).toBeLessThan(98_000)
  expect(mailFaults(mail.html)).toEqual([])
  for (const part of bothParts(mail)) expect(part).toMatch(/objectives and \d+ key results more in Notion\./)
})

test('hostile text in every field stays text', () => {
  const row = ended({
    title: HOSTILE,
    note: HOSTILE,
    word: HOSTILE,
    score: 0.2,
    url: 'javascript:alert(1)',
    owners: [{ id: 'x', name: HOSTILE, email: null }],
    objectiveId: 'o',
    rebaseline: {
      day: '2026-08-20',
      changes: [{ property: 'Target', before: HOSTILE, after: HOSTILE, decided: false }],
      originalScore: null,
      originalStatus: 'unknown',
      originalWeight: 1,
      instead: null,
      decided: false,
    },
  })
  const lost = ended({
    title: HOSTILE,
    id: 'lost',
    score: null,
    status: 'unknown',
    why: HOSTILE,
    objectiveId: 'o',
  })
  const mail = renderQuarterly(
    reportOf(
      {
        objectives: [
          endedObjective({ id: 'o', title: HOSTILE, team: HOSTILE, level: 'team', word: HOSTILE }, [
            row,
            lost,
          ]),
        ],
        keyResults: [row, lost, ended({ title: HOSTILE, objectiveId: 'o', state: 'dropped' })],
      },
      {
        days: daysOf(row, [0.6]),
        decisions: ['', HOSTILE].map((outcome, at) =>
          aDecision({ id: `${at}`, title: HOSTILE, outcome, status: 'decided', keyResults: [row.id] }),
        ),
      },
    ),
  )

  expect(mailFaults(mail.html)).toEqual([])
  expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  for (const part of [mail.subject, mail.html, mail.text]) {
    expect(part).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0\r]/)
    expect(part).not.toMatch(/^Bcc:|javascript:/m)
    expect(part.isWellFormed()).toBe(true)
  }
})

test('colours that people typed are held against the outcome beside our own forecast', () => {
  const typed = (count: number, word: string, score: number) =>
    Array.from({ length: count }, (_, n) =>
      ended({
        id: `${word}${score}${n}`,
        word,
        score,
        raw: score,
        status: score >= 0.7 ? 'complete' : 'off_track',
      }),
    )

  for (const part of bothParts(mailOf([...typed(15, 'green', 0.9), ...typed(10, 'green', 0.2)]))) {
    expect(part).toContain('Typed by hand: Of your greens 60 % hit (n = 25; 41 to 77 % is likely).')
    expect(part).toContain('it may have been typed after the end.')
  }
  for (const part of bothParts(company)) expect(part).not.toContain('Typed by hand')
})
