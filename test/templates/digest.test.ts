import { expect, test } from 'vitest'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { renderDigest } from '#templates/digest.tsx'
import { COMPANY, LAST_WEEK } from './company.ts'
import {
  atRisk,
  decision,
  evaluation,
  finding,
  initiative,
  keyResult,
  lastWeek,
  objective,
  offTrack,
  person,
  unknown,
} from './fixtures.ts'
import { HOSTILE, VERY_LONG } from './hostile.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

function digestOf(given: Partial<Evaluation>, earlier: readonly KeyResultDay[] = []) {
  return renderDigest(composeDigest({ evaluation: evaluation(given), earlier, week: '2026-W47' }))
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}

const company = renderDigest(composeDigest({ evaluation: COMPANY, earlier: LAST_WEEK, week: '2026-W47' }))

test('the subject carries the news behind a prefix that filters can rely on', () => {
  expect(company.subject).toBe('OKR digest 2026-W47: 2 off track (1 new), 1 recovered, 2 decisions due')
})

test('the subject stays short however much there is to tell', () => {
  const red = Array.from({ length: 120 }, (_, index) => offTrack({ title: `red ${index}` }))
  const recovered = Array.from({ length: 120 }, (_, index) => atRisk({ title: `recovered ${index}` }))
  const { subject } = digestOf(
    {
      keyResults: [...red, ...recovered],
      decisions: Array.from({ length: 50 }, (_, index) =>
        decision({ title: `${index}`, flags: ['decide_soon'] }),
      ),
      initiatives: Array.from({ length: 50 }, (_, index) =>
        initiative({ title: `${index}`, health: 'blocked' }),
      ),
    },
    [
      ...red.map((row) => lastWeek(row, { status: 'on_track' })),
      ...recovered.map((row) => lastWeek(row, { status: 'off_track' })),
    ],
  )

  expect(subject).toMatch(/^OKR digest 2026-W47: 120 off track \(120 new\), 120 recovered/)
  expect(subject.length).toBeLessThanOrEqual(70)
})

test('the HTML holds nothing that mail clients refuse, and every colour has its dark twin', () => {
  expect(mailFaults(company.html)).toEqual([])
})

test('every title and every state of the HTML is in the text part too', () => {
  const text = oneLine(company.text)

  const titles = [...company.html.matchAll(/<a [^>]*>(.*?)<\/a>/gsu)].map(([link]) => readable(link))
  const states = [...company.html.matchAll(/font-weight:600;white-space:nowrap">(.*?<\/span>.*?)<\/span>/gsu)]
  expect(titles.length).toBeGreaterThan(30)
  expect(states.length).toBeGreaterThan(20)
  for (const title of titles) expect(text).toContain(title)
  for (const [, state = ''] of states) expect(text).toContain(readable(state))
})

test('the text part is readable at 76 columns; only links are wider', () => {
  const wide = company.text.split('\n').filter((line) => line.length > 76 && !line.includes('https://'))

  expect(wide).toEqual([])
})

test('an off track row says score, expected, chance, owner, objective, gap, why and the note', () => {
  const row = offTrack({
    title: 'Checkout p95',
    objectiveId: 'Trust',
    score: 0.12,
    expected: 0.54,
    gap: 0.42,
    confidence: 0.08,
    why: 'Worse than last week.',
    note: 'The fix slipped.',
  })
  const mail = digestOf({ keyResults: [row], objectives: [objective({ title: 'Trust' })] }, [
    lastWeek(row, { score: 0.22 }),
  ])

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('0.12 / 0.54')
    expect(part).toContain('8 %')
    expect(part).toContain('Trust · Dana Ilic · 0.42 behind · −0.10 since 13 Nov')
    expect(part).toContain('Worse than last week. ')
    expect(part).toContain('Note: “The fix slipped.”')
  }
})

test('the words of an edge are those of the rules', () => {
  const mail = digestOf({
    keyResults: [
      atRisk({ title: 'on plan', gap: -0.01 }),
      keyResult({ title: 'stretch', status: 'complete', score: 0.74, raw: 0.74 }),
    ],
  })

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('At risk: on plan, no margin.')
    expect(part).toContain('At risk includes 1 on plan, no margin.')
    expect(part).toContain('Achieved, 0.74 of a stretch target.')
  }
})

test("the leader's word and an overrule stand beside what the rules say, and only where they differ", () => {
  const mail = digestOf({
    keyResults: [
      offTrack({ title: 'a', overrule: { status: 'on_track', until: '2026-12-02' } }),
      offTrack({ title: 'b', word: 'Nearly there' }),
      offTrack({ title: 'c', word: 'off track' }),
    ],
  })

  const text = oneLine(mail.text)
  expect(text).toContain('Set to On track by a person until 2 Dec; the rules say Off track.')
  expect(text).toContain("The leader's word: “Nearly there”; the rules say Off track.")
  expect(text.match(/The leader's word/g)).toHaveLength(1)
})

test('what has a line of its own is not said again in Why', () => {
  const mail = digestOf({
    keyResults: [
      atRisk({
        title: 'a',
        gap: 0,
        overrule: { status: 'on_track', until: '2026-12-02' },
        why: 'Set to On track by a person until 2 Dec; the rules say At risk. 50 of 100 on 18 Nov; the plan was 50. On plan, no margin. Chance of reaching it: 50 %.',
      }),
    ],
  })

  const text = oneLine(mail.text)
  expect(text).toContain(
    'At risk: on plan, no margin. 50 of 100 on 18 Nov; the plan was 50. Chance of reaching it: 50 %.',
  )
  expect(text.match(/Set to On track by a person until 2 Dec; the rules say At risk\./g)).toHaveLength(1)
})

test('an unknown key result shows the one mend and no number', () => {
  const lost = unknown({ title: 'App store rating' })
  const mail = digestOf({
    keyResults: [lost],
    findings: [finding({ pageId: lost.id, mend: 'Fill in Target.' })],
  })

  expect(mail.subject).toBe('OKR digest 2026-W47: baseline, none of 1 key result has a colour')
  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('None of 1 key result has a colour yet.')
    expect(part).toContain('Mend: Fill in Target.')
    expect(part).not.toMatch(/0\.00|0.%/)
  }
})

test('a blocked initiative says since when, what for, who is waited for and by when', () => {
  const mail = digestOf({
    initiatives: [
      initiative({
        title: 'Checkout rewrite',
        health: 'blocked',
        blockedSince: '2026-11-15',
        blocker: 'No test data',
        waitingOn: [person('Ana Kos')],
        neededBy: '2026-11-24',
      }),
      initiative({ title: 'Nameless wait', health: 'blocked', blockedSince: '2026-11-19' }),
    ],
  })

  const text = oneLine(mail.text)
  expect(text).toContain('Blocked since 15 Nov (5 days): No test data. Waits for Ana Kos. Needed by 24 Nov.')
  expect(text).toContain('Blocked since 19 Nov (1 day). Nobody is named under Waiting on.')
})

test('the first digest says that it is a baseline, and an early one that colours are weak evidence', () => {
  const mail = digestOf({ keyResults: [offTrack({ period: { start: '2026-11-10', end: '2027-01-31' } })] })

  expect(mail.subject).toBe('OKR digest 2026-W47: baseline, 1 off track')
  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('This is the first digest: the baseline that the next ones compare with.')
    expect(part).toContain('Less than a quarter of the period has passed: colours are weak evidence.')
  }
})

test('an empty workspace makes a mail of plain sentences', () => {
  const mail = digestOf({
    alignment: {
      objectiveCoverage: null,
      teamCoverage: null,
      healthyCoverage: null,
      keyResultCoverage: { explicit: null, inherited: null },
      upwardAlignment: null,
    },
  })

  expect(mail.subject).toBe('OKR digest 2026-W47: no key result in a running cycle')
  expect(mailFaults(mail.html)).toEqual([])
  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    for (const sentence of [
      'No key result is in a running cycle.',
      'Nothing: no decision is due and nothing is blocked.',
      'No decision is due, and none lacks an owner or a rationale.',
      'No initiative is running.',
      'No objective is in a running cycle.',
      'There is no company objective that work could align with.',
      'No finding needs a person.',
    ]) {
      expect(part).toContain(sentence)
    }
  }
})

test('a quiet week says that nothing changed', () => {
  const row = keyResult({})
  const mail = digestOf({ keyResults: [row] }, [lastWeek(row)])

  expect(mail.subject).toBe('OKR digest 2026-W47: 0 off track')
  expect(oneLine(mail.text)).toContain('Changed Nothing since 13 Nov.')
})

test('hostile text shows as text in every field and makes no markup, no line and no header', () => {
  const row = offTrack({
    title: HOSTILE,
    note: HOSTILE,
    why: HOSTILE,
    word: HOSTILE,
    owners: [person(HOSTILE)],
  })
  const mail = digestOf(
    {
      keyResults: [row],
      objectives: [objective({ title: HOSTILE, team: HOSTILE, alignment: 'unlinked', word: HOSTILE })],
      initiatives: [initiative({ title: HOSTILE, health: 'blocked', blocker: HOSTILE, nextStep: HOSTILE })],
      decisions: [decision({ title: HOSTILE, flags: ['no_owner'] })],
      findings: [finding({ title: HOSTILE, message: HOSTILE, mend: HOSTILE })],
    },
    [lastWeek(row, { status: 'on_track' })],
  )

  expect(mailFaults(mail.html)).toEqual([])
  expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  for (const part of [mail.subject, mail.html, mail.text]) {
    expect(part).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0\r]/)
    expect(part).not.toMatch(/^Bcc:/m)
    expect(part.isWellFormed()).toBe(true)
  }
})

test('an address that may not be linked to leaves its title without a link', () => {
  const mail = digestOf({ keyResults: [offTrack({ title: 'Row', url: 'javascript:alert(1)' })] })

  expect(mail.html).toContain('<span>Row</span>')
  expect(mail.html + mail.text).not.toContain('javascript:')
})

/** 12 objectives and as many key results as asked for, a third of each colour, with words of usual length. */
function organisation(
  keyResults: number,
  words: string,
): readonly [Partial<Evaluation>, readonly KeyResultDay[]] {
  const objectives = Array.from({ length: 12 }, (_, index) => objective({ title: `${index} ${words}` }))
  const rows = Array.from({ length: keyResults }, (_, index) => {
    const make = [keyResult, atRisk, keyResult, offTrack, keyResult, unknown][index % 6] ?? keyResult
    return make({
      title: `${index} ${words}`,
      objectiveId: objectives[index % 12]?.id ?? null,
      note: words,
      why: `${words} ${words}`,
    })
  })
  return [
    {
      objectives,
      keyResults: rows,
      initiatives: objectives.map(({ title }) => initiative({ title, health: 'blocked', blocker: words })),
      decisions: objectives.map(({ title }) => decision({ title, flags: ['decision_overdue'] })),
      findings: rows.map(({ id, title }) => finding({ pageId: id, title, message: words, mend: words })),
    },
    rows.map((row) => lastWeek(row, { status: 'not_started' })),
  ]
}

test('12 objectives with 48 key results are shown with every worry, in less than 80 KB', () => {
  const mail = digestOf(...organisation(48, 'Raise the weekly active teams of the platform to 400'))

  expect(bytes(mail.html)).toBeLessThan(80_000)
  expect(readable(mail.html)).toContain('▲ At risk 8 ')
  expect(mailFaults(mail.html)).toEqual([])
})

test('500 key results fold and say how many are left', () => {
  const mail = digestOf(...organisation(500, 'Raise the weekly active teams of the platform to 400'))

  expect(bytes(mail.html)).toBeLessThan(80_000)
  expect(bytes(mail.html) + bytes(mail.text)).toBeLessThan(98_000)
  for (const part of [mail.html, mail.text]) expect(part).toMatch(/and \d+ more in Notion\./)
})

test('500 key results of the longest and worst text stay small enough too', () => {
  const mail = digestOf(...organisation(500, VERY_LONG))

  expect(bytes(mail.html)).toBeLessThan(80_000)
  expect(mailFaults(mail.html)).toEqual([])
})
