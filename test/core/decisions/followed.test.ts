import { expect, test } from 'vitest'
import type { DecisionResult } from '#src/core/decision-result.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Decision, Initiative, KeyResult } from '#src/core/model.ts'
import { aLife } from '#test/core/a-life.ts'
import { aDecision, aKeyResult, anInitiative, anObjective } from '#test/core/a-snapshot.ts'

const OPTIONS = [
  'A. Scope: Target 31 instead of 60, chance 72 %.',
  'B. Time: End 2027-01-31 instead of 2026-12-31, chance 71 %.',
  'C. People: 8.9 a week needed.',
  'D. Accept: expected to end at 43 %.',
].join('\n')

const prepared = {
  keyResults: ['k1'],
  options: OPTIONS,
  shown: { prepared: 'Added by okr-sync on 3 Nov: off track since 3 Nov. Ref k1-2026-11-03' },
}
const made = (decided: string, given: Partial<Decision> = {}) =>
  aDecision({ ...prepared, status: 'decided', date: '2026-11-06', decided, ...given })

const later = { period: { start: '2026-10-01', end: '2027-01-31' } }

interface Seen {
  readonly decision?: Decision | readonly Decision[]
  readonly keyResult?: Partial<KeyResult>
  readonly period?: typeof later.period
  readonly initiatives?: readonly Initiative[]
}

function aLog() {
  const life = aLife()
  const day = (
    today: string,
    { decision = [], keyResult = {}, period, initiatives = [] }: Seen,
  ): Evaluation =>
    life.day(today, {
      objectives: [anObjective(period === undefined ? {} : { period })],
      keyResults: [aKeyResult({ current: 12, ...keyResult })],
      decisions: [decision].flat(),
      initiatives,
    })
  return {
    life,
    day,
    /** What is said of the first decision. */
    seen: (today: string, rows: Seen): DecisionResult => day(today, rows).decisions[0]!,
  }
}

/** Red on 3 and 5 Nov, decided on the 6th, and seen as it is then. */
function after(decided: string, rows: Omit<Seen, 'decision'>, before: Seen = {}): DecisionResult {
  const { day, seen } = aLog()
  day('2026-11-03', before)
  day('2026-11-05', { ...before, decision: aDecision(prepared) })
  day('2026-11-06', { ...before, decision: made(decided) })
  return seen('2026-11-12', { decision: made(decided), ...rows })
}

const told = ({ followed, followedWords }: DecisionResult) => [followed, followedWords]

test('a target is as decided, not yet, or something else', () => {
  expect(told(after('A', { keyResult: { target: 31 } }))).toEqual([
    'as_decided',
    'Done as decided: Target 60 to 31, seen on 12 Nov 2026.',
  ])
  expect(told(after('A', {}))).toEqual(['not_yet', 'Not yet: Target still 60, decided on 6 Nov 2026 was 31.'])
  expect(told(after('A', { keyResult: { target: 20 } }))).toEqual([
    'otherwise',
    'Something else: Target is 20, decided on 6 Nov 2026 was 31.',
  ])
  expect(told(after('A', { period: later.period }))).toEqual([
    'otherwise',
    'Something else: End 31 Dec 2026 to 31 Jan 2027; Target still 60, decided on 6 Nov 2026 was 31.',
  ])
  expect(told(after('A, but 35', { keyResult: { target: 35 }, period: later.period }))).toEqual([
    'as_decided',
    'Done as decided: Target 60 to 35, seen on 12 Nov 2026. Also changed: End 31 Dec 2026 to 31 Jan 2027.',
  ])
})

test('an end is as decided, not yet, or something else', () => {
  expect(told(after('B', { period: later.period }))).toEqual([
    'as_decided',
    'Done as decided: End 31 Dec 2026 to 31 Jan 2027, seen on 12 Nov 2026.',
  ])
  expect(told(after('B', {}))).toEqual([
    'not_yet',
    'Not yet: End still 31 Dec 2026, decided on 6 Nov 2026 was 31 Jan 2027.',
  ])
  expect(told(after('B, but 2027-02-28', { period: later.period }))).toEqual([
    'otherwise',
    'Something else: End is 31 Jan 2027, decided on 6 Nov 2026 was 28 Feb 2027.',
  ])
  expect(told(after('B', { keyResult: { target: 31 } }))[0]).toBe('otherwise')
  expect(told(after('move the date', { period: later.period }))[0]).toBe('as_decided')
})

test('scope without a number is any target that is easier, or a shorter list', () => {
  expect(told(after('scope', { keyResult: { target: 50 } }))[0]).toBe('as_decided')
  expect(told(after('scope', { keyResult: { target: 70 } }))[0]).toBe('otherwise')
  expect(told(after('scope', {}))[0]).toBe('not_yet')
  const list = { type: 'milestone', milestones: '[x] Alpha\n[ ] Beta\n[ ] Launch' } as const
  const before = { keyResult: list }
  expect(
    told(after('scope', { keyResult: { ...list, milestones: '[x] Alpha\n[ ] Launch' } }, before)),
  ).toEqual(['as_decided', 'Done as decided: 1 of 3 milestones left out.'])
  expect(
    told(after('scope', { keyResult: { ...list, milestones: '[x] Alpha\n[x] Beta\n[ ] Launch' } }, before)),
  ).toEqual(['not_yet', 'Not yet: 3 milestones are listed, decided on 6 Nov 2026 were fewer than 3.'])
})

test('people were added where an initiative serves it that did not', () => {
  const old = anInitiative({ id: 'i0', title: 'Old' })
  const before = { initiatives: [old] }
  expect(told(after('C', { initiatives: [old, anInitiative()] }, before))).toEqual([
    'as_decided',
    'Done as decided: The initiative "New checkout" serves it now.',
  ])
  expect(told(after('C', { initiatives: [old] }, before))).toEqual([
    null,
    'No initiative was added since 6 Nov 2026; whether people were is not known.',
  ])
  expect(told(after('C', { initiatives: [old], keyResult: { target: 31 } }, before))[0]).toBe('otherwise')
})

test('an initiative is unblocked, or still blocked', () => {
  const blocked = anInitiative({ status: 'blocked' })
  const before = { initiatives: [blocked] }
  expect(told(after('unblock', { initiatives: [anInitiative()] }, before))).toEqual([
    'as_decided',
    'Done as decided: No initiative that it is about is blocked.',
  ])
  expect(told(after('unblock', before, before))).toEqual([
    'not_yet',
    'Not yet: The initiative "New checkout" is still blocked, decided on 6 Nov 2026 was to unblock it.',
  ])
})

test('unblocking is compared of all initiatives, of however many key results', () => {
  const life = aLife()
  const keyResults = [aKeyResult(), aKeyResult({ id: 'k2', title: 'Two' })]
  const blocked = anInitiative({ status: 'blocked', keyResults: ['k2'] })
  const decisions = [made('unblock', { keyResults: ['k1', 'k2'], initiatives: ['i1'] })]
  const now = life.day('2026-11-06', { keyResults, decisions, initiatives: [blocked] })
  expect(now.decisions[0]?.followed).toBe('not_yet')
  expect(now.findings.map(({ code }) => code)).not.toContain('decision_about_many')
  const next = life.day('2026-11-08', {
    keyResults,
    decisions,
    initiatives: [anInitiative({ keyResults: ['k2'] })],
  })
  expect(next.decisions[0]?.followed).toBe('as_decided')
})

test('where another part of the goal was moved, or it was dropped, something else was done', () => {
  expect(told(after('A', { keyResult: { weight: 2 } }))).toEqual([
    'otherwise',
    'Something else: Weight 1 to 2; Target still 60, decided on 6 Nov 2026 was 31.',
  ])
  expect(told(after('B', { keyResult: { baseline: 10 } }))[0]).toBe('otherwise')
  expect(told(after('D', { keyResult: { baseline: 10 } }))).toEqual([
    'otherwise',
    'Something else: Baseline 0 to 10.',
  ])
  // An empty baseline that is filled in moves no goal.
  expect(told(after('D', {}, { keyResult: { baseline: null } }))[0]).toBe('as_decided')
  expect(told(after('A', { keyResult: { state: 'dropped' } }))).toEqual([
    'otherwise',
    'Something else: The key result was dropped.',
  ])
  expect(told(after('scope', { keyResult: { target: null } }))[0]).toBe('otherwise')
})

test('a Date that lies ahead is not the day on which it was made', () => {
  const { day, seen } = aLog()
  day('2026-11-03', {})
  const decision = made('A', { date: '2027-03-01' })
  expect(told(seen('2026-11-06', { decision }))).toEqual([
    'not_yet',
    'Not yet: Target still 60, decided on 6 Nov 2026 was 31.',
  ])
  expect(told(seen('2026-11-20', { decision }))[1]).toContain('decided on 6 Nov 2026')
})

test('of a list nothing is said where only the goal of that day is known', () => {
  const list = { type: 'milestone', milestones: '[x] Alpha\n[ ] Beta\n[ ] Launch' } as const
  const { day, seen } = aLog()
  day('2026-11-03', { keyResult: list })
  const late = { decision: made('scope'), keyResult: { ...list, milestones: '[x] Alpha\n[ ] Launch' } }
  expect(told(seen('2026-11-20', late))).toEqual([null, ''])
})

test('two decisions that name each other in Supersedes both fall, and that is said', () => {
  const one = made('A', { supersedes: ['d2'] })
  const { findings } = aLog().day('2026-11-12', {
    decision: [one, made('D', { id: 'd2', supersedes: ['d1'] })],
  })
  const found = findings.filter(({ code }) => code === 'superseded_by_each_other')
  expect(found.map(({ pageId, property }) => [pageId, property])).toEqual([
    ['d1', 'Supersedes'],
    ['d2', 'Supersedes'],
  ])
})

test('a miss is accepted while target and end are what they were', () => {
  expect(told(after('D', {}))).toEqual([
    'as_decided',
    'Done as decided: Target still 60, end still 31 Dec 2026.',
  ])
  expect(told(after('D', { keyResult: { target: 31 } }))).toEqual([
    'otherwise',
    'Something else: Target 60 to 31.',
  ])
})

test('the same rows say the same the day after, and no cell is written anew', () => {
  for (const decided of ['A', 'B', 'C', 'D', 'scope', 'unblock']) {
    const { day, seen } = aLog()
    day('2026-11-05', { decision: aDecision(prepared) })
    const rows = { decision: made(decided), keyResult: { target: 31 }, initiatives: [anInitiative()] }
    const first = seen('2026-11-06', rows)
    const next = seen('2026-11-07', rows)
    const last = seen('2027-03-01', rows)
    expect(told(next)).toEqual(told(first))
    expect(told(last)).toEqual(told(first))
    expect(next.outcomeWords).toBe('')
  }
})

test('how it stood is remembered when the decision is made, at its review and after the end', () => {
  const { life, day } = aLog()
  const decision = made('A')
  day('2026-11-05', { decision: aDecision(prepared), initiatives: [anInitiative()] })
  const first = day('2026-11-06', { decision, keyResult: { target: 31 }, initiatives: [anInitiative()] })
  expect(first.remember.stands).toMatchObject([
    {
      decisionId: 'd1',
      keyResultId: 'k1',
      of: 'made',
      day: '2026-11-06',
      target: 60,
      value: 12,
      initiatives: ['i1'],
    },
  ])
  const at = (today: string) =>
    day(today, { decision, keyResult: { target: 31 } }).remember.stands.map(
      ({ of, target }) => `${of} ${target}`,
    )
  expect(at('2026-11-07')).toEqual([])
  expect(at('2026-12-03')).toEqual([])
  expect(at('2026-12-04')).toEqual(['review 31'])
  expect(at('2026-12-31')).toEqual([])
  expect(at('2027-01-01')).toEqual(['end 31'])
  expect(at('2027-01-02')).toEqual([])
  expect(life.history().stands).toHaveLength(3)
})

test('a decision that was first seen late takes goal and chance of its day as far as they were kept, and nothing that is not known', () => {
  const { day, seen } = aLog()
  day('2026-11-03', {})
  const result = seen('2026-11-14', { decision: made('A'), keyResult: { target: 31 } })
  expect(told(result)).toEqual(['as_decided', 'Done as decided: Target 60 to 31, seen on 14 Nov 2026.'])

  const standOf = (kept: string) => {
    const other = aLog()
    const { keyResults } = other.day(kept, {})
    const [stand] = other.day('2026-11-14', { decision: made('A') }).remember.stands
    return { stand, chance: keyResults[0]?.confidence }
  }
  const near = standOf('2026-11-03')
  expect(near.stand).toMatchObject({ day: '2026-11-06', target: 60, chance: near.chance, value: null })
  expect(standOf('2026-11-02').stand).toMatchObject({ target: 60, chance: null, status: 'unknown' })
  expect(aLog().day('2026-11-14', { decision: made('A') }).remember.stands).toEqual([])
})

test('a review or an end is not remembered half a year late', () => {
  const { day } = aLog()
  day('2026-11-06', { decision: made('A') })
  expect(day('2027-06-01', { decision: made('A') }).remember.stands).toEqual([])
})

test('a decision that is open again begins anew', () => {
  const { day } = aLog()
  day('2026-11-06', { decision: made('A') })
  const open = day('2026-11-07', { decision: aDecision(prepared) })
  expect(open.remember.reopened).toEqual(['d1'])
  expect(open.decisions[0]).toMatchObject({ choice: null, followed: null, followedWords: '' })
  expect(day('2026-11-08', { decision: aDecision(prepared) }).remember.reopened).toEqual([])
  const again = day('2026-11-09', { decision: made('A', { date: '2026-11-09' }) })
  expect(again.remember.stands).toMatchObject([{ of: 'made', day: '2026-11-09' }])
})

test('a row that is used for a later cycle leaves what was said', () => {
  const { day, seen } = aLog()
  day('2026-11-06', { decision: made('A') })
  const decision = made('A', { shown: { ...prepared.shown, followed: 'Done as decided: Target 60 to 31.' } })
  const next = { period: { start: '2027-01-01', end: '2027-03-31' }, keyResult: { target: 90 } }
  const result = seen('2027-01-05', { decision, ...next })
  expect(told(result)).toEqual([null, 'Done as decided: Target 60 to 31.'])
})

test('what no longer stands is not followed', () => {
  for (const status of ['reversed', 'superseded'] as const) {
    const { day, seen } = aLog()
    day('2026-11-06', { decision: made('A') })
    const result = seen('2026-11-12', { decision: made('A', { status }) })
    expect(result).toMatchObject({ choice: { kind: 'scope', target: 31 }, followed: null, followedWords: '' })
  }
})

test('a choice that cannot be read is said of rows that the service prepared alone', () => {
  const codes = (decision: Decision) => {
    const { findings } = aLog().day('2026-11-12', { decision })
    return findings.filter(({ database }) => database === 'decisions').map(({ code }) => code)
  }
  expect(codes(made('Stripe'))).toEqual(['choice_unknown'])
  expect(codes(made(''))).toEqual(['choice_unknown'])
  expect(codes(made('Stripe', { status: 'reversed' }))).toEqual([])
  expect(codes(made('Stripe', { shown: {} }))).toEqual([])
  expect(codes(made('A, aber 35'))).toEqual(['choice_unknown'])
  // A leader added an option of another kind and chose it: that is an answer.
  const own = `${OPTIONS}\nE. Stop the key result at the end of November`
  expect(codes(made('E', { options: own }))).toEqual([])
  expect(codes(made('F', { options: own }))).toEqual(['choice_unknown'])
  const { findings } = aLog().day('2026-11-12', { decision: made('Stripe') })
  expect(findings.find(({ code }) => code === 'choice_unknown')).toMatchObject({
    level: 'info',
    property: 'Decided',
    message: 'Decided says "Stripe", in which no one option with one value can be read.',
    mend: 'Type in Decided the letter of an option, such as A, or with a value of its own: "A, but 35" or "B, but 2027-01-31".',
  })
})

test('a decision about several key results tells what changed, and is not compared', () => {
  const life = aLife()
  const keyResults = [aKeyResult(), aKeyResult({ id: 'k2', title: 'Two' })]
  const decision = made('A', { keyResults: ['k1', 'k2'] })
  life.day('2026-11-05', { keyResults })
  life.day('2026-11-06', { keyResults, decisions: [decision] })
  const moved = [aKeyResult(), aKeyResult({ id: 'k2', title: 'Two', target: 31 })]
  const { decisions, findings } = life.day('2026-11-12', { keyResults: moved, decisions: [decision] })
  expect(decisions[0]).toMatchObject({
    keyResults: ['k1', 'k2'],
    followed: null,
    followedWords: 'Changed since 6 Nov 2026: "Two": Target 60 to 31.',
  })
  expect(findings.map(({ code }) => code)).toContain('decision_about_many')
})

test('where the successor was reversed nothing is decided, until something is', () => {
  const old = made('A', { status: 'superseded', title: 'Cut' })
  const next = aDecision({ id: 'd2', title: 'Extend', status: 'reversed', supersedes: ['d1'] })
  const found = (...more: readonly Decision[]) =>
    aLog()
      .day('2026-11-12', { decision: [old, next, ...more] })
      .findings.filter(({ code }) => code === 'superseded_by_none')
  expect(found()).toMatchObject([
    {
      pageId: 'd1',
      message: '"Cut" was superseded by "Extend", which was reversed, so that nothing is decided.',
      mend: 'Set "Cut" back to Decided, or raise a new decision.',
    },
  ])
  expect(found(aDecision({ id: 'd3', keyResults: ['k1'] }))).toEqual([])
  expect(found(made('D', { id: 'd3' }))).toEqual([])
})

test('the guard accepts what was decided, and names what was decided instead', () => {
  const guard = (target: number, decision: Decision) => {
    const { day } = aLog()
    day('2026-11-03', {})
    day('2026-11-05', { keyResult: { target } })
    const { keyResults, findings } = day('2026-11-12', { decision, keyResult: { target } })
    return { moved: keyResults[0]?.rebaseline, found: findings.find(({ code }) => code === 'rebaselined') }
  }
  expect(guard(31, made('A'))).toMatchObject({ moved: { decided: true, changes: [{ decided: true }] } })
  expect(guard(31, made('A')).found).toBeUndefined()
  const other = guard(20, made('A'))
  expect(other.moved).toMatchObject({ decided: false, changes: [{ property: 'Target', decided: false }] })
  expect(other.found?.message).toContain('Decided on 6 Nov was the target 31; it is 20.')
  expect(guard(31, made('A', { status: 'reversed' })).found?.message).toContain('was reversed.')
})

test('what okr-sync asks about and what has recovered needs no decision: nothing is flagged, and its row says so', () => {
  const { day, seen } = aLog()
  const asked = aDecision({ ...prepared, decideBy: '2026-11-10' })
  day('2026-11-03', {})
  expect(seen('2026-11-12', { decision: asked })).toMatchObject({
    recovered: false,
    flags: ['decision_overdue'],
    followedWords: '',
  })
  const over = { keyResult: { current: 55 } }
  expect(seen('2026-11-13', { decision: asked, ...over })).toMatchObject({
    recovered: true,
    flags: [],
    followedWords:
      'Nothing that it is about is off track or blocked any more. Put this row into the trash, or decide all the same.',
  })
  // At risk is no recovery, a blocked initiative of it none either, and what people raised they know themselves.
  const blocked = anInitiative({ id: 'i1', status: 'blocked' })
  const both = { ...asked, initiatives: ['i1'] }
  expect(seen('2026-11-14', { decision: both, ...over, initiatives: [blocked] }).recovered).toBe(false)
  expect(seen('2026-11-15', { decision: { ...asked, shown: {} }, ...over }).flags).toEqual([
    'decision_overdue',
  ])
  expect(seen('2026-12-20', { decision: asked }).flags).toEqual(['decision_overdue'])
  // A miss is no recovery, and what was reached in time stays reached.
  expect(seen('2027-01-04', { decision: asked }).recovered).toBe(false)
  expect(seen('2027-01-05', { decision: asked, keyResult: { current: 60 } }).recovered).toBe(true)
})
