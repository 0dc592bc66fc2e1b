import { expect, test } from 'vitest'
import { NO_ALIGNMENT } from '#src/core/alignment/no-alignment.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { Policy, ruleVersion } from '#src/core/policy.ts'
import { renderDigest } from '#templates/digest.tsx'
import { COMPANY, LAST_WEEK } from '#templates/fixtures/company.ts'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
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
} from '#templates/fixtures/rows.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

function mailOf(of: Evaluation, earlier: readonly KeyResultDay[]) {
  return renderDigest(composeDigest({ evaluation: of, earlier, week: '2026-W47', policy: Policy.parse({}) }))
}

function digestOf(given: Partial<Evaluation>, earlier: readonly KeyResultDay[] = []) {
  return mailOf(evaluation(given), earlier)
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}

const EARLIER_RULES = ruleVersion(Policy.parse({ cuts: { green: 0.9 } }))

const company = mailOf(COMPANY, LAST_WEEK)

test('what asks for somebody is read in two minutes, and the rest is to be looked up', () => {
  const [news = '', rest = ''] = company.text.split('To look up')
  const words = news.split(/\s+/u).filter((word) => /\w/u.test(word) && !word.includes('https://'))

  expect(words.length).toBeLessThan(540)
  for (const heading of ['Decisions needed', 'What to do', 'What changed', 'Off track', 'At risk (3)'])
    expect(news).toContain(`${heading}`)
  for (const heading of ['On track', 'Objectives', 'Alignment', 'Worth a talk', 'Data trust'])
    expect(rest).toContain(`${heading}`)
})

test('the subject carries the news behind a prefix that filters can rely on', () => {
  expect(company.subject).toBe('OKR digest 2026-W47: 1 off track (1 new), 2 recovered, 2 decisions due')
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

test('an off track row says score, expected, chance, owner, objective, the weeks, what is so, what to do and the dated note', () => {
  const row = offTrack({
    title: 'Checkout p95',
    objectiveId: 'Trust',
    score: 0.12,
    expected: 0.54,
    gap: 0.42,
    confidence: 0.08,
    reasons: ['regressed'],
    current: 494,
    unit: 'ms',
    note: 'The fix slipped.',
    noteSince: '2026-11-18',
  })
  const mail = digestOf({ keyResults: [row], objectives: [objective({ title: 'Trust' })] }, [
    lastWeek(row, { score: 0.22 }),
  ])

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('0.12 / 0.54')
    expect(part).toContain('8 %')
    expect(part).toContain('Dana Ilic · Trust · weekly 0.22, 0.12')
    expect(part).toContain(
      'Next: Find with Dana Ilic what changed, and reverse that before work is added. The value of 18 Nov is worse than the one before: 494 ms. Note of 18 Nov: “The fix slipped.”',
    )
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
    expect(part).toContain('▲ 1 at risk: on plan, no margin')
    expect(part).toContain('on plan · 0.31 / 0.38 · 61 % · Dana Ilic')
    expect(part).toContain('stretch · achieved, 0.74 of a stretch target · Dana Ilic')
  }
})

test("the leader's word and an overrule stand beside what the rules say, and only where they differ", () => {
  const mail = digestOf({
    keyResults: [
      offTrack({ title: 'a', overrule: { status: 'on_track', until: '2026-12-02', since: null } }),
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
        overrule: { status: 'on_track', until: '2026-12-02', since: null },
        why: 'Set to On track by a person until 2 Dec; the rules say At risk. 50 of 100 on 18 Nov; the plan was 50. On plan, no margin. Chance of reaching it: 50 %.',
      }),
    ],
  })

  const text = oneLine(mail.text)
  expect(text).toContain(
    'the rules say At risk. · 50 of 100 on 18 Nov; the plan was 50. Chance of reaching it: 50 %.',
  )
  expect(text.match(/Set to On track by a person until 2 Dec; the rules say At risk\./g)).toHaveLength(1)
})

test('a row is where the person puts it, with why the rules say otherwise', () => {
  const mail = digestOf({
    keyResults: [
      offTrack({
        title: 'Checkout p95',
        why: 'Behind plan.',
        overrule: { status: 'on_track', until: '2026-12-02', since: '2026-11-18' },
      }),
    ],
  })

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain(
      '1 of 1 key results with a colour are on track or complete: 100 %, at or above the healthy 70 %.',
    )
    expect(part).toContain('By the rules alone 0 of 1; a person overrules 1.')
    expect(part).toMatch(/On track .*Checkout p95 .*the rules say Off track\. · Behind plan\./u)
  }
})

test('a chance of long ago has its day, and is grey', () => {
  const mail = digestOf({
    keyResults: [atRisk({ confidence: 0.62, reasons: ['stale'], lastCheckIn: '2026-11-02' })],
  })

  expect(mail.html).toMatch(/<span class="muted"[^>]*>62\u00a0%<\/span>/u)
  for (const part of [readable(mail.html), oneLine(mail.text)]) expect(part).toContain('chance as of 2 Nov')
})

test('what to do comes with the decisions at the top, each with its day and its owner', () => {
  const mail = digestOf({
    keyResults: [offTrack({})],
    recommendations: [
      { code: 'critical', title: 'Act', detail: 'At once.', owner: 'Ana Kos', when: 'now', pageIds: ['a'] },
      { code: 'orphan', title: 'Choose', detail: 'Soon.', owner: '', when: '2026-11-27', pageIds: ['b'] },
    ],
  })

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toMatch(/Decisions needed .*What to do .*Act Ana Kos · now Choose No owner · by 27 Nov /u)
  }
})

test('a goal that was moved shows both scores and asks for the decision', () => {
  const rebaseline = {
    day: '2026-11-12',
    changes: [{ property: 'Target', before: '400', after: '300', decided: false }],
    originalScore: null,
    originalStatus: 'unknown',
    originalWeight: 1,
    instead: null,
    decided: true,
  } as const
  const undecided = {
    ...rebaseline,
    originalScore: 0.46,
    originalStatus: 'off_track',
    decided: false,
  } as const
  const words = 'Decided on 6 Nov was the target 320; it is 300.'
  const otherwise = { ...undecided, instead: { words, chosen: 'Target to 320' } }
  const mail = digestOf({
    keyResults: [
      keyResult({ title: 'a', rebaseline: undecided }),
      keyResult({ title: 'b', rebaseline }),
      keyResult({ title: 'c', rebaseline: otherwise }),
    ],
  })

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain(`by the first goal. ${words}`)
    expect(part).toContain('Dana Ilic · since 12 Nov · Target 400 → 300')
    expect(part).toContain('Score 0.62, 0.46 (Off track) by the first goal. Link the decision.')
    expect(part).toContain('Score 0.62, not known by the first goal. A decision covers it.')
  }
})

test('voices that contradict each other stand side by side with their days', () => {
  const mail = digestOf({
    contradictions: [
      {
        database: 'keyResults',
        pageId: 'a',
        title: 'Checkout p95',
        url: '',
        voices: [
          { who: 'leader', status: 'on_track', words: 'On track', day: '2026-11-12', of: '' },
          { who: 'rules', status: 'off_track', words: 'Off track', day: null, of: '' },
          { who: 'linear', status: 'at_risk', words: 'At risk', day: '2026-11-16', of: 'Cache' },
        ],
      },
    ],
  })

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain(
      'Leader: On track since 12 Nov; rules: Off track; Linear, “Cache”: At risk on 16 Nov.',
    )
  }
})

test("an owner's confidence far from the chance stands beside it", () => {
  const mail = digestOf({ keyResults: [atRisk({ confidence: 0.55, ownerConfidence: 0.95 })] })

  expect(oneLine(mail.text)).toContain("Owner's confidence 95 %, chance 55 %.")
})

test('a change of the rules says what it moved, or that this cannot be told', () => {
  const row = keyResult({ ruleMove: { from: EARLIER_RULES, status: 'at_risk' } })
  const still = keyResult({})
  const told = (result: KeyResultResult, from: string) =>
    oneLine(digestOf({ keyResults: [result] }, [lastWeek(result, { ruleVersion: from })]).text)

  expect(told(row, EARLIER_RULES)).toMatch(
    /The rules changed \(1\) -+ From \S+ to \S+ These statuses moved by that alone: ✔ On track: .* Was At risk by the earlier rules/u,
  )
  expect(told(still, EARLIER_RULES)).toContain('No status moved by that alone.')
  expect(told(still, '0')).toContain('it cannot be told what that alone moved.')
})

test('alignment is told with and without what was accepted, and with the work behind it', () => {
  const { alignment, workCoverage } = evaluation({})
  const mail = digestOf({
    alignmentWithoutAccepted: { ...alignment, objectiveCoverage: 1, upwardAlignment: null },
    workCoverage: {
      ...workCoverage,
      live: 3,
      dead: 1,
      alignedWork: 0.82,
      completedIssues: { served: 31, all: 42 },
      mergedPulls: { served: 0, all: 1 },
      orphans: [
        { kind: 'project', title: 'Design tokens', url: 'https://linear.app/acme/project/x' },
        { kind: 'milestone', title: '', url: 'https://github.com/acme/shop/milestone/4' },
      ],
    },
  })

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain(
      'Without the rows whose findings were accepted: 100 % of company objectives have a supporter',
    )
    expect(part).toContain(
      'Work behind 4 key results: 3 live, 1 without activity in 21 days. Serves a key result: 82 % of the scope of active Linear projects, 31 of 42 issues completed in 30 days, 0 of 1 pull request merged in 30 days.',
    )
    expect(part).toContain('Design tokens Orphan Linear project')
    expect(part).toContain('A GitHub milestone without a title Orphan GitHub milestone')
  }
})

test('what there is nothing to say of has no section', () => {
  const { text } = digestOf({ keyResults: [keyResult({})] }, [lastWeek(keyResult({}))])

  for (const heading of ['What to do', 'Goals moved', 'The rules changed', 'Worth a talk', 'Work behind'])
    expect(text).not.toContain(heading)
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
        holdsUp: [
          { id: 'a', title: 'A' },
          { id: 'b', title: 'B' },
        ],
      }),
      initiative({ title: 'Nameless wait', health: 'blocked', blockedSince: '2026-11-19' }),
    ],
  })

  const text = oneLine(mail.text)
  expect(text).toContain(
    'Blocked since 15 Nov (5 days): No test data. Waits for Ana Kos. Needed by 24 Nov. Holds up 2 initiatives.',
  )
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
  const mail = digestOf({ alignment: NO_ALIGNMENT })

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

test('alignment that cannot be reckoned is not taken for a company without objectives', () => {
  const { text } = digestOf({ objectives: [objective({ level: 'company' })], alignment: NO_ALIGNMENT })

  expect(oneLine(text)).toContain('How work aligns with the company objectives is not known')
  expect(text).not.toContain('There is no company objective')
})

test('a quiet week says that nothing changed', () => {
  const row = keyResult({})
  const mail = digestOf({ keyResults: [row] }, [lastWeek(row)])

  expect(mail.subject).toBe('OKR digest 2026-W47: no change, 0 off track')
  expect(oneLine(mail.text)).toContain('Changed Nothing since 13 Nov.')
})

test('hostile text shows as text in every field and makes no markup, no line and no header', () => {
  const row = offTrack({
    title: HOSTILE,
    note: HOSTILE,
    why: HOSTILE,
    word: HOSTILE,
    owners: [person(HOSTILE)],
    rebaseline: {
      day: '2026-11-12',
      changes: [{ property: 'Target', before: HOSTILE, after: HOSTILE, decided: false }],
      originalScore: null,
      originalStatus: 'unknown',
      originalWeight: 1,
      instead: null,
      decided: false,
    },
  })
  const mail = digestOf(
    {
      keyResults: [row],
      objectives: [objective({ title: HOSTILE, team: HOSTILE, alignment: 'unlinked', word: HOSTILE })],
      initiatives: [initiative({ title: HOSTILE, health: 'blocked', blocker: HOSTILE, nextStep: HOSTILE })],
      decisions: [decision({ title: HOSTILE, flags: ['no_owner'] })],
      findings: [finding({ title: HOSTILE, message: HOSTILE, mend: HOSTILE })],
      recommendations: [
        { code: 'x', title: HOSTILE, detail: HOSTILE, owner: HOSTILE, when: 'now', pageIds: [row.id] },
      ],
      contradictions: [
        {
          database: 'keyResults',
          pageId: row.id,
          title: HOSTILE,
          url: 'javascript:alert(1)',
          voices: [{ who: 'linear', status: null, words: HOSTILE, day: null, of: HOSTILE }],
        },
      ],
      workCoverage: {
        ...evaluation({}).workCoverage,
        orphans: [{ kind: 'project', title: HOSTILE, url: 'javascript:alert(1)' }],
      },
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
      ruleMove: { from: EARLIER_RULES, status: 'at_risk' },
      rebaseline: {
        day: '2026-11-12',
        changes: [{ property: 'Target', before: words, after: words, decided: false }],
        originalScore: 0.2,
        originalStatus: 'off_track',
        originalWeight: 1,
        instead: null,
        decided: false,
      },
    })
  })
  return [
    {
      objectives,
      keyResults: rows,
      initiatives: objectives.map(({ title }) => initiative({ title, health: 'blocked', blocker: words })),
      decisions: objectives.map(({ title }) => decision({ title, flags: ['decision_overdue'] })),
      findings: rows.map(({ id, title }) => finding({ pageId: id, title, message: words, mend: words })),
      recommendations: rows.map(({ id }) => ({
        code: 'critical',
        title: words,
        detail: words,
        owner: words,
        when: 'now',
        pageIds: [id],
      })),
      contradictions: rows.map(({ id, title, url }) => ({
        database: 'keyResults',
        pageId: id,
        title,
        url,
        voices: (['leader', 'rules', 'linear'] as const).map((who) => ({
          who,
          status: 'on_track',
          words,
          day: '2026-11-12',
          of: words,
        })),
      })),
      workCoverage: {
        ...evaluation({}).workCoverage,
        live: keyResults,
        orphans: rows.map(({ title, url }) => ({ kind: 'project', title, url })),
      },
    },
    rows.map((row) => lastWeek(row, { status: 'not_started', ruleVersion: EARLIER_RULES })),
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

test('what is held and what moved when a source was back is said in both parts', () => {
  const outage = { systems: ['linear'], since: '2026-11-16', isLong: true, isHeld: true } as const
  const back = offTrack({ title: 'Search p95', restoredOn: '2026-11-18' })
  const mail = digestOf({ keyResults: [back, keyResult({ title: 'Checkout is done', outage })] }, [
    lastWeek(back, { status: 'on_track' }),
    lastWeek(back, { status: 'on_track', day: '2026-11-17' }),
  ])

  for (const part of [readable(mail.html), oneLine(mail.text)]) {
    expect(part).toContain('source restored 18 Nov')
    expect(part).toContain(
      'Linear has not answered since 16 Nov: 1 key result keeps its value and status until it does ("Checkout is done").',
    )
  }
})
