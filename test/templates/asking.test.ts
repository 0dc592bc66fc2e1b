import { expect, test } from 'vitest'
import type { DecisionResult } from '#src/core/decision-result.ts'
import type { About } from '#src/core/letters/subject.ts'
import { NO_FACTS } from '#src/core/mail/decision-facts.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import type { Escalation } from '#src/core/mail/escalation.ts'
import { Policy } from '#src/core/policy.ts'
import { renderDigest } from '#templates/digest.tsx'
import { ASKED, ASKED_DECISION, factsOf } from '#templates/fixtures/asked.ts'
import { LAST_WEEK } from '#templates/fixtures/company.ts'
import { aLetter, LETTERS, RED } from '#templates/fixtures/letters.ts'
import { decision, evaluation, keyResult, lastWeek, offTrack } from '#templates/fixtures/rows.ts'
import { renderLetter } from '#templates/letter.tsx'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

const policy = Policy.parse({})
const week = '2026-W47'
const asking = renderDigest(
  composeDigest({ evaluation: ASKED, facts: factsOf(ASKED), earlier: LAST_WEEK, week, policy }),
)
const HOW = 'In the row: Status Decided, the letter in Decided, and why in Rationale.'

test('each decision can be answered from the digest: context, options with their chances, what is recommended, by whom and when', () => {
  expect(mailFaults(asking.html)).toEqual([])
  for (const part of [readable(asking.html), oneLine(asking.text)]) {
    expect(part.split(HOW)).toHaveLength(2)
    for (const words of [
      'Ana Kos · overdue since 17 Nov 494 ms on 18 Nov (from 520 to 300), the plan was 401. A. Scope',
      'A. Scope: Target 478 instead of 300 ms, chance 71 % B. Time: End 2027-06-14 instead of 2026-12-31, chance 70 %',
      'Recommended: D, Accept, and early: the least cut that restores it gives up 81 % of the way.',
      'Milan Novak · decide by 26 Nov',
      '1 decision overdue, 2 to make, 1 initiative to unblock (Checkout rewrite, Ana Kos), 3 mends',
      'off track since 10 Nov · weekly',
    ])
      expect(part).toContain(words)
    // What the decision tells is not told again: no next step, and not that it is newly off track.
    const [, worries = ''] =
      part.split('Off track (3)').length === 2 ? part.split('Off track (3)') : part.split('✖ Off track 3')
    expect(worries.split('At risk')[0]).not.toContain('Next:')
  }
  // Nor is a choice asked about an objective whose red key results are asked about.
  expect(asking.text).not.toContain('Choose for')
  expect(asking.text).toContain('https://www.notion.so/Sixty%20customers%20on%20t')
})

test('with three decisions in full the part that asks for somebody stays short', () => {
  const [news = ''] = asking.text.split('To look up')
  const words = news.split(/\s+/u).filter((word) => /\w/u.test(word) && !word.includes('https://'))
  expect(words.length).toBeLessThan(700)
})

test('five decisions are told in full, five more in a line each, and the rest is in Notion', () => {
  const decisions = Array.from({ length: 12 }, (_, index) =>
    decision({
      title: `Decision ${index}`,
      options: `A. Scope: ${index}\nB. Accept`,
      decideBy: '2026-11-27',
    }),
  )
  const of = evaluation({ decisions })
  const { text } = renderDigest(
    composeDigest({ evaluation: of, facts: factsOf(of), earlier: [], week, policy }),
  )
  expect(text.match(/B\. Accept/gu)).toHaveLength(5)
  expect(text.match(/Decision \d+/gu)).toHaveLength(10)
  expect(text).toContain('Decisions needed (12)')
  expect(text).toContain('and 2 more in Notion.')
})

test('what was decided and not done is asked in one line', () => {
  const made = (followed: 'not_yet' | 'otherwise') => decision({ id: followed, status: 'decided', followed })
  const of = evaluation({ decisions: [made('not_yet'), made('otherwise')] })
  const facts = { ...factsOf(of), madeOn: new Map([['not_yet', '2026-11-02']]) }
  const text = oneLine(renderDigest(composeDigest({ evaluation: of, facts, earlier: [], week, policy })).text)
  expect(text).toContain('decided on 2 Nov, and not done yet: change the row, or decide anew')
  expect(text).toContain('decided, and something else was done: decide anew, or change the row')
})

test.each([
  ['a change', 1, 1, '1 off track (1 new, 1 undecided for a week)'],
  ['many', 120, 0, '120 off track (120 undecided for a week)'],
  ['very many', 1240, 1240, '1240 off track (1240 undecided for a week)'],
])('red for a week without a decision is in the subject: %s', (_, count, fresh, words) => {
  const rows = Array.from({ length: count }, (__, index) => offTrack({ title: `Red ${index}` }))
  const of = evaluation({ keyResults: [...rows, keyResult({ title: 'Fine' })] })
  const undecided = new Map(rows.map(({ id }) => [id, '2026-11-10'] as const))
  const earlier = of.keyResults.map((row, index) =>
    lastWeek(row, { status: index < fresh ? 'on_track' : row.status }),
  )
  const facts = { open: new Set<string>(), madeOn: new Map<string, string>(), decided: new Map(), undecided }
  expect(renderDigest(composeDigest({ evaluation: of, facts, earlier, week, policy })).subject).toBe(
    `OKR digest 2026-W47: ${words}`,
  )
})

test('old chances are not taken for those of today, and where nothing is recommended that is said as it is', () => {
  const written = (raised: string, recommendation: string) => {
    const open = decision({ id: 'd1', raised, options: 'A. Accept: a miss', recommendation })
    const of = evaluation({ decisions: [open] })
    const facts = { ...NO_FACTS, open: new Set(['d1']) }
    return oneLine(renderDigest(composeDigest({ evaluation: of, facts, earlier: [], week, policy })).text)
  }
  expect(written('2026-11-12', 'A, Accept: it is late.')).toContain(
    "Recommended: A, Accept: it is late. These chances are of 12 Nov; today's may differ.",
  )
  const fresh = written('2026-11-13', 'No option is recommended: its value is old.')
  expect(fresh).toContain('A. Accept: a miss No option is recommended: its value is old.')
  expect(fresh).not.toContain('These chances')
})

test.each<[string, Partial<DecisionResult>, string]>([
  [
    'carried out',
    { choice: { kind: 'scope', target: 30, end: null }, followed: 'as_decided' },
    'decided on 12 Nov: Scope, done',
  ],
  [
    'left undone',
    { choice: { kind: 'time', target: null, end: null }, followed: 'not_yet' },
    'decided on 12 Nov: Time, not done yet',
  ],
  [
    'an accepted miss',
    { choice: { kind: 'accept', target: null, end: null }, followed: 'as_decided' },
    'decided on 12 Nov: Accept',
  ],
  ['in words that name no option', {}, 'decided on 12 Nov'],
])('what was decided about a red key result stands for its next step: %s', (_, given, words) => {
  const red = offTrack({ title: 'Sixty customers' })
  const made = decision({ id: 'd1', status: 'decided', keyResults: [red.id], ...given })
  const facts = { ...NO_FACTS, decided: new Map([[red.id, { id: 'd1', day: '2026-11-12' }]]) }
  const of = evaluation({ keyResults: [red], decisions: [made] })
  const { text } = renderDigest(composeDigest({ evaluation: of, facts, earlier: [], week, policy }))
  const row = text.slice(text.indexOf('Off track (1)')).replaceAll(/\s+/g, ' ')
  expect(row).toContain(words)
  expect(row).not.toContain('Next:')
})

test('a first digest says it too, and leaves out that it is the first where there is no room', () => {
  const subject = (count: number) => {
    const rows = Array.from({ length: count }, (_, index) => offTrack({ title: `Red ${index}` }))
    const of = evaluation({ keyResults: rows })
    const undecided = new Map(rows.map(({ id }) => [id, '2026-11-10'] as const))
    const facts = {
      open: new Set<string>(),
      madeOn: new Map<string, string>(),
      decided: new Map(),
      undecided,
    }
    return renderDigest(composeDigest({ evaluation: of, facts, earlier: [], week, policy })).subject
  }
  expect(subject(4)).toBe('OKR digest 2026-W47: baseline, 4 off track (4 undecided for a week)')
  expect(subject(140)).toBe('OKR digest 2026-W47: 140 off track (140 undecided for a week)')
})

function parts(given: Partial<Escalation>, rung: 'owner' | 'lead' | 'above', to?: string): readonly string[] {
  const about: About = { kind: 'escalation', rung, escalation: { ...RED, ...given } }
  const { html, text } = renderLetter(aLetter([about], to === undefined ? {} : { to }))
  expect(mailFaults(html)).toEqual([])
  return [readable(html), oneLine(text)]
}

test('a letter about a key result shows the open decision with its options, who decides, and plainly that it is overdue', () => {
  const letter = LETTERS['escalation-decision']
  if (letter === undefined) throw new Error('There is no such letter.')
  const { html, text } = renderLetter(letter)
  for (const part of [readable(html), oneLine(text)])
    for (const words of [
      'The decision about it was due on 17 Nov, and is still open.',
      'Overdue: Ana Kos was to decide by 17 Nov.',
      'A. Scope: Target 478 instead of 300 ms, chance 71 %. Gives up 81 % of the way.',
      'Recommended: D, Accept',
      `See that Ana Kos decides, or decide yourself. ${HOW}`,
    ])
      expect(part).toContain(words)
  for (const part of parts({ decision: { ...ASKED_DECISION, decideBy: '2026-11-24' } }, 'owner')) {
    expect(part).toContain('Ana Kos decides by 24 Nov.')
    expect(part).not.toContain('due on')
    expect(part).toContain('Recovery plan')
    expect(part).toContain('What Ana Kos decides in the row of the decision answers it too.')
  }
})

test('whoever is to decide is asked to, and told that the decision is theirs', () => {
  for (const part of parts({ decision: ASKED_DECISION }, 'lead', 'ana.kos@example.test')) {
    expect(part).toContain(`Decide. ${HOW}`)
    expect(part).toContain('You get this because the decision is yours.')
    expect(part).not.toContain('whose lead you are')
  }
  // An owner who decides too is asked one thing.
  for (const part of parts({ decision: ASKED_DECISION }, 'owner', 'ana.kos@example.test')) {
    expect(part).toContain(`Decide. ${HOW}`)
    expect(part).not.toContain('Fill in')
    expect(part).toContain('You get this because it is yours.')
  }
})

test('an all-clear says what to do with the decision that is still open', () => {
  const [cleared] = LETTERS['all-clear']?.subjects ?? []
  if (cleared?.about.kind !== 'all_clear') throw new Error('There is no such letter.')
  const allClear = {
    ...cleared.about.allClear,
    decision: { title: 'Cut the scope?', url: ASKED_DECISION.url },
  }
  const { html, text } = renderLetter(aLetter([{ kind: 'all_clear', allClear }]))
  expect(mailFaults(html)).toEqual([])
  for (const part of [readable(html), oneLine(text)]) {
    expect(part).toContain('Cut the scope? Still open.')
    expect(part).toContain(
      'Decide it all the same, or put its row into the trash: that cancels it. No other letter',
    )
  }
  expect(text).toContain(ASKED_DECISION.url)
})

test('a decision that was made and has not helped yet is named', () => {
  const decided = { title: 'Cut the scope', day: '2026-11-05' }
  for (const part of parts({ decided, acknowledged: '2026-11-04' }, 'lead')) {
    expect(part).toContain('It was decided on 5 Nov (“Cut the scope”), and it is still off track.')
    expect(part).toContain('Agree with Dana Ilic on what carries the decision out, or decide anew')
  }
  for (const part of parts({ decided }, 'above')) expect(part).toContain('Ask what the decision has come to')
})

test('in a letter about several things the decision stands in one line with its link', () => {
  const about: About = { kind: 'escalation', rung: 'lead', escalation: { ...RED, decision: ASKED_DECISION } }
  const { html, text } = renderLetter(aLetter([about, { ...about, rung: 'above' }]))
  expect(text).toContain(ASKED_DECISION.url)
  const decider = renderLetter(aLetter([about, about], { to: 'ana.kos@example.test' }))
  expect(mailFaults(decider.html)).toEqual([])
  for (const part of [readable(decider.html), oneLine(decider.text)])
    expect(part).toContain(
      'A. Scope: Target 478 instead of 300 ms, chance 71 %. Gives up 81 % of the way. B. Time',
    )
  for (const part of [readable(html), oneLine(text)])
    expect(part).toContain(
      `Decision: ${ASKED_DECISION.title} · Overdue: Ana Kos was to decide by 17 Nov. Recommended: D, Accept`,
    )
  expect(text).not.toContain('A. Scope')
})
