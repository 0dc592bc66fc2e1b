import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printExplain } from '#src/cli/print-explain.ts'
import { explainRow } from '#src/core/explain/explain-row.ts'
import type { Explanation } from '#src/core/explain/explanation.ts'
import type { KeyResult } from '#src/core/model.ts'
import {
  aDecision,
  aKeyResult,
  anInitiative,
  anObjective,
  CHECKOUT,
  checkoutAt,
} from '#test/core/a-snapshot.ts'
import { aMaterial } from '#test/core/explain/a-material.ts'

const waiting = anInitiative({ id: 'i2', title: 'Apps', keyResults: [], dependsOn: ['i3'], source: CHECKOUT })
const blocked = anInitiative({ id: 'i3', title: 'Legal', status: 'blocked' })

const material = (keyResult: Partial<KeyResult> = {}, title = 'Win the mid-market') =>
  aMaterial({
    snapshot: {
      objectives: [anObjective({ title })],
      keyResults: [
        aKeyResult({ lastCheckIn: '2026-11-18', ...keyResult }),
        aKeyResult({ id: 'k2', title: 'Five countries', state: 'dropped' }),
      ],
      initiatives: [anInitiative(), waiting, blocked],
      decisions: [aDecision({ owners: [] })],
    },
    readings: checkoutAt(0.62),
  })

function explained(id: string, keyResult: Partial<KeyResult> = {}): Explanation {
  const found = explainRow(id, material(keyResult))
  if (found === null) throw new Error(`${id} was not read`)
  return found
}

test('a key result is told in calm sections: status, Why whole, what it takes, and every number aligned', () => {
  const text = printExplain(explained('k1', { ownerConfidence: 0.2 }))

  expect(text).toMatch(
    /^Sixty customers\nKey result of "Win the mid-market", owned by Ada Moreau, as of 20 Nov\.\nhttps:/,
  )
  expect(text).toMatch(/\n\nStatus\n {2}At risk\n\nWhy\n {2}24 of 60 on 18 Nov, the plan /)
  expect(text).toMatch(/\n {2}Rules 2\.\n\nWhat it takes\n {2}Green at 26, as of the day of the check-in\.\n/)
  expect(text).toMatch(/\n {2}If unchanged on 25 Nov: (At risk|Off track), chance \d\d %\.\n/)
  expect(text).toMatch(/\n {2}Value +24 {2}the check-in of 18 Nov\n/)
  expect(text).toMatch(/\nCheck-ins\n {2}18 Nov {2}24\n/)
  expect(text).toContain(
    "The owner's confidence is 20 %; the chance is 67 %. That is far apart: a talking point.",
  )
  expect(text).toContain('No work is linked.')
})

test('a person’s status stands first, beside what the rules say and whom it contradicts', () => {
  const text = printExplain(explained('k1', { override: 'off_track', overrideUntil: '2026-12-01' }))

  expect(text).toContain('\nStatus\n  Off track, set by a person until 1 Dec; the rules say At risk\n')
  expect(text).toMatch(
    /\nWho says what\n {2}Leader {2}Off track *\n {2}Rules {3}At risk .*\n {2}They contradict each other\.\n/,
  )
})

test('a goal that was moved shows both scores and whether a decision is linked', () => {
  const found = explained('k1')
  if (found.kind !== 'key_result') throw new Error('no key result')
  const rebaseline = {
    day: '2026-11-05',
    changes: [{ property: 'Target', before: '80', after: '60', decided: false }],
    originalScore: 0.3,
    originalStatus: 'off_track',
    originalWeight: 1,
    instead: null,
    decided: false,
  } as const
  const text = printExplain({ ...found, rebaseline })

  expect(text).toContain('Target was 80, is 60, seen on 5 Nov.')
  expect(text).toContain('Score against the goal of the start: 30 %, Off track. Score now: 40 %.')
  expect(text).toContain('No decision covers it.')
})

test('linked work is told with what it says', () => {
  expect(printExplain(explained('k1', { source: CHECKOUT }))).toMatch(/\n {2}- Checkout: 62 % done/)
})

test('of many check-ins the latest are printed', () => {
  const found = explained('k1')
  if (found.kind !== 'key_result') throw new Error('no key result')
  const checkIns = Array.from({ length: 20 }, (_, index) => ({
    day: `2026-11-${String(index + 1).padStart(2, '0')}`,
    value: index,
    shown: `${index}`,
  }))
  const text = printExplain({ ...found, checkIns })

  expect(text).toMatch(/8 earlier; --json lists them all\.\n {3}9 Nov {3}8\n/)
  expect(text).toMatch(/ {2}20 Nov {2}19\n/)
})

test('an objective shows its key results by weight and share, and its place among the others', () => {
  const text = printExplain(explained('o1'))

  expect(text).toMatch(/^Win the mid-market\nObjective, owned by Ada Moreau/)
  expect(text).toMatch(/\n {2}Weight {2}Share {2}Score {2}Chance {2}Status +Key result\n/)
  expect(text).toMatch(/\n {7}1 {2}100 % {3}40 % {4}67 % {2}At risk +Sixty customers\n/)
  expect(text).toMatch(/\n {7}1 {6}– .* Five countries \(dropped\)\n/)
  expect(text).toContain('A company objective: the others are to lead up to it.')
})

test('an initiative tells its health and a decision its flags, each with what to mend', () => {
  expect(printExplain(explained('i1'))).toMatch(/\nHealth\n {2}On track/)
  expect(printExplain(explained('d1'))).toMatch(/\nWhy\n {2}No owner\.\n/)
})

test('a decision tells what was chosen, what became of it, and how its key result stood then and at its review', () => {
  const decided = aDecision({
    status: 'decided',
    date: '2026-10-20',
    options: 'A. Scope: Target 31 instead of 60 customers, chance 72 %.',
    decided: 'A',
    rationale: 'Two segments are enough.',
    reviewDate: '2026-11-17',
    keyResults: ['k1'],
  })
  const stand = {
    decisionId: 'd1',
    keyResultId: 'k1',
    of: 'made',
    day: '2026-10-20',
    chance: 0.43,
    score: 0.05,
    value: 3,
    status: 'off_track',
    baseline: 0,
    target: 60,
    weight: null,
    period: { start: '2026-10-01', end: '2026-12-31' },
    milestones: [],
    initiatives: [],
    ruleVersion: '2',
  } as const
  const found = explainRow(
    'd1',
    aMaterial({
      snapshot: { keyResults: [aKeyResult({ target: 31, unit: 'customers' })], decisions: [decided] },
      history: { stands: [stand] },
    }),
  )
  if (found?.kind !== 'decision') throw new Error('no decision')
  const text = printExplain(found)

  expect(text).toContain('\nChosen\n  Scope: target 31\n')
  expect(text).toMatch(/\nFollowed\n {2}\S/)
  expect(text).toMatch(/\n {2}decided {2}20 Oct {4}43 % {3}0\.05 {2}3 customers {3}Sixty customers\n/)
  expect(text).toMatch(/\n {2}review {3}20 Nov {4}\d\d % {3}0\.77 {2}24 customers {2}Sixty customers\n/)
  expect(text).toMatch(/\nProposed outcome\n {2}Since 20 Oct the chance went from 43 % to \d\d %/)
  expect(text.replace(/\s+/g, ' ')).toContain('Target 60 to 31 customers, as decided')
})

test('an initiative tells when its work will be done, what it holds up and what it waits for', () => {
  const forecast = { day: '2027-01-12', earliest: '2026-12-30', latest: '2027-01-31' }
  const found = explained('i2')
  if (found.kind !== 'initiative') throw new Error('no initiative')

  expect(printExplain({ ...found, forecast, noForecast: null, velocity: 6.6 })).toContain(
    '\nForecast\n  12 Jan 2027 at 6.6 points a week; Timeline ends on 31 Dec.\n  30 Dec if the pace is 40 % higher, 31 Jan 2027 if it is 40 % lower.\n',
  )
  expect(printExplain(found)).toContain('\n  None: not all of its work tells its points week by week.\n')
  expect(printExplain(found)).toContain('\nWaits for, since they are blocked\n  - Legal\n')
  expect(printExplain(explained('i3'))).toContain('\nHolds up\n  - Apps\n')
})

test('whatever titles, units and notes hold, every line fits into 100 columns and steers no terminal', () => {
  const wild = fc.string({ unit: 'binary', maxLength: 120 }).map((text) => `${text} \u001b[31m`)
  fc.assert(
    fc.property(wild, wild, (title, unit) => {
      const found = material({ title, unit }, title)
      for (const id of ['k1', 'o1']) {
        const explanation = explainRow(id, found)
        if (explanation === null) throw new Error('not read')
        const text = printExplain(explanation)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
        expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      }
    }),
    { numRuns: 30 },
  )
  const long = printExplain(explained('k1', { title: 'word '.repeat(60), unit: 'word '.repeat(60) }))
  for (const line of long.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
})
