import { expect, test } from 'vitest'
import type { About } from '#src/core/letters/subject.ts'
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
      'Ana Kos · overdue since 17 Nov 494 ms on 18 Nov (from 520 to 300), the plan was 401. Chance of reaching it: 8 %.',
      'A. Scope: Target 478 instead of 300 ms, chance 71 % B. Time: End 2027-06-14 instead of 2026-12-31, chance 70 %',
      'Recommended: D, Accept, and early: the least cut that restores it gives up 81 % of the way.',
      'Milan Novak · decide by 26 Nov',
      '1 decision overdue, 2 decisions to make',
      'off track since 10 Nov, no decision',
    ])
      expect(part).toContain(words)
    // What the decision tells is not told again: no next step, and not that it is newly off track.
    const [, worries = ''] =
      part.split('Off track (3)').length === 2 ? part.split('Off track (3)') : part.split('✖ Off track 3')
    expect(worries.split('At risk')[0]).not.toContain('Next:')
  }
  expect(asking.text).toContain('https://www.notion.so/Sixty%20customers%20on%20t')
})

test('with three decisions in full the part that asks for somebody stays short', () => {
  const [news = ''] = asking.text.split('To look up')
  const words = news.split(/\s+/u).filter((word) => /\w/u.test(word) && !word.includes('https://'))
  expect(words.length).toBeLessThan(780)
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
  ['a change', 1, 1, '1 off track (1 new, 1 a week without decision)'],
  ['many', 12, 0, '12 off track (12 a week without decision)'],
  ['very many', 240, 240, '240 off track (240 a week without decision)'],
])('red for a week without a decision is in the subject: %s', (_, count, fresh, words) => {
  const rows = Array.from({ length: count }, (__, index) => offTrack({ title: `Red ${index}` }))
  const of = evaluation({ keyResults: [...rows, keyResult({ title: 'Fine' })] })
  const undecided = new Map(rows.map(({ id }) => [id, '2026-11-10'] as const))
  const earlier = of.keyResults.map((row, index) =>
    lastWeek(row, { status: index < fresh ? 'on_track' : row.status }),
  )
  const facts = { open: new Set<string>(), madeOn: new Map<string, string>(), undecided }
  expect(renderDigest(composeDigest({ evaluation: of, facts, earlier, week, policy })).subject).toBe(
    `OKR digest 2026-W47: ${words}`,
  )
})

test('a first digest says it too, and leaves out that it is the first where there is no room', () => {
  const subject = (count: number) => {
    const rows = Array.from({ length: count }, (_, index) => offTrack({ title: `Red ${index}` }))
    const of = evaluation({ keyResults: rows })
    const undecided = new Map(rows.map(({ id }) => [id, '2026-11-10'] as const))
    const facts = { open: new Set<string>(), madeOn: new Map<string, string>(), undecided }
    return renderDigest(composeDigest({ evaluation: of, facts, earlier: [], week, policy })).subject
  }
  expect(subject(4)).toBe('OKR digest 2026-W47: baseline, 4 off track (4 a week without decision)')
  expect(subject(14)).toBe('OKR digest 2026-W47: 14 off track (14 a week without decision)')
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
  }
})

test('whoever is to decide is asked to, and told that the decision is theirs', () => {
  for (const part of parts({ decision: ASKED_DECISION }, 'lead', 'ana.kos@example.test')) {
    expect(part).toContain(`Decide. ${HOW}`)
    expect(part).toContain('You get this because the decision is yours.')
    expect(part).not.toContain('whose lead you are')
  }
})

test('a decision that was made and has not helped yet is named', () => {
  const decided = { title: 'Cut the scope', day: '2026-11-05' }
  for (const part of parts({ decided, acknowledged: '2026-11-04' }, 'lead')) {
    expect(part).toContain('It was decided on 5 Nov (“Cut the scope”), and it is still off track.')
    expect(part).toContain('Agree with Dana Ilic on what carries the decision out, or decide anew')
  }
})

test('in a letter about several things the decision stands in one line with its link', () => {
  const about: About = { kind: 'escalation', rung: 'lead', escalation: { ...RED, decision: ASKED_DECISION } }
  const { html, text } = renderLetter(aLetter([about, { ...about, rung: 'above' }]))
  for (const part of [readable(html), oneLine(text)])
    expect(part).toContain(
      `Decision: ${ASKED_DECISION.title} · Overdue: Ana Kos was to decide by 17 Nov. Recommended: D, Accept`,
    )
  expect(text).not.toContain('A. Scope')
})
