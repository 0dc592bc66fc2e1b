import { expect, test } from 'vitest'
import type { KeyResultDay } from '#src/core/history.ts'
import { decisionReminders } from '#src/core/letters/decision-reminders.ts'
import { liveSighting } from '#src/core/live/live-of.ts'
import type { Database, Decision, KeyResult, Person, Snapshot, Status } from '#src/core/model.ts'
import {
  aDecision,
  ada,
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  evaluateAt,
  NOW,
  type Past,
} from '#test/core/a-snapshot.ts'

const bo: Person = { id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.com' }
const nobody: Person = { id: 'guest', name: 'A guest', email: null }

function remindersOf(
  given: Partial<Snapshot>,
  other: {
    readonly sightings?: Past['sightings']
    readonly days?: readonly KeyResultDay[]
    readonly databases?: (database: Database) => Database
    readonly now?: string
    readonly timezone?: string
  } = {},
) {
  const empty = aSnapshot(given)
  const snapshot = { ...empty, databases: empty.databases.map(other.databases ?? ((each) => each)) }
  const history = aHistory({ days: other.days ?? [], sightings: other.sightings ?? [] })
  const { timezone = 'UTC' } = other
  return decisionReminders({
    snapshot,
    evaluation: evaluateAt(other.now ?? NOW, { snapshot, history, policy: { timezone } }),
    history,
    episodes: [],
    told: [],
    asks: false,
    timezone,
    settleMinutes: 60,
    mail: { digestTo: ['CTO@example.com', 'not an address'], domains: ['example.com'] },
  })
}

function reminded(decision: Partial<Decision>, other: Parameters<typeof remindersOf>[1] = {}) {
  return remindersOf({ decisions: [aDecision(decision)] }, other)
}

const made = { status: 'decided', date: '2026-11-12' } as const

test('a decision that is due within two days is asked for once, with the cells that end it', () => {
  expect(reminded({ decideBy: '2026-11-22' })).toEqual([
    {
      key: 'decision/d1/decide_soon/2026-11-22',
      to: ['ada@example.com'],
      episode: null,
      due: '2026-11-20T00:00:00.000Z',
      about: {
        kind: 'decision',
        reminder: {
          what: 'decide_soon',
          title: 'Which payment provider',
          url: 'https://notion.example/p',
          owners: ['Ada Moreau'],
          decideBy: '2026-11-22',
          reviewDate: null,
          redSince: null,
          proposed: '',
          cells: ['Status', 'Date', 'Decide by'],
        },
      },
    },
  ])
  expect(reminded({ decideBy: '2026-11-23' })).toEqual([])
  const berlin = reminded({ decideBy: '2026-11-22' }, { timezone: 'Europe/Berlin' })
  expect(berlin[0]?.due).toBe('2026-11-19T23:00:00.000Z')
})

test('what is overdue is asked for again every week', () => {
  const keysOn = (day: string) =>
    reminded({ decideBy: '2026-11-10' }, { now: `${day}T09:00:00.000Z` }).map(({ key }) => key)
  expect(keysOn('2026-11-11')).toEqual(['decision/d1/decision_overdue/2026-11-11'])
  expect(keysOn('2026-11-17')).toEqual(['decision/d1/decision_overdue/2026-11-11'])
  expect(keysOn('2026-11-18')).toEqual(['decision/d1/decision_overdue/2026-11-18'])
  expect(keysOn('2026-12-09')).toEqual(['decision/d1/decision_overdue/2026-12-09'])
})

test('each other flag names its own cells and is told once', () => {
  const keysAndCells = (decision: Partial<Decision>) =>
    reminded(decision).map(({ key, about }) => [key, about.kind === 'decision' && about.reminder.cells])
  expect(keysAndCells({ ...made, rationale: 'Cheaper', reviewDate: '2026-11-19' })).toEqual([
    ['decision/d1/review_due/2026-11-19', ['Outcome', 'Review date']],
  ])
  expect(keysAndCells({ ...made, owners: [] })).toEqual([
    ['decision/d1/no_owner/2026-11-12', ['Owner']],
    ['decision/d1/no_rationale/2026-11-12', ['Rationale']],
  ])
  expect(keysAndCells({ status: 'decided', raised: null })).toEqual([
    ['decision/d1/no_rationale/undated', ['Rationale']],
  ])
  expect(keysAndCells({ status: 'superseded', keyResults: ['k1'] })).toEqual([
    ['decision/d1/superseded_but_linked/2026-11-02', ['Key results']],
  ])
})

test('what is superseded names the relation that still leads to it', () => {
  const initiatives = [anInitiative()]
  const decisions = [aDecision({ status: 'superseded', initiatives: ['i1'] })]
  const [subject] = remindersOf({ initiatives, decisions })
  expect(subject?.about).toMatchObject({ reminder: { cells: ['Initiatives'] } })
})

test('nobody is asked who decides while the decision is open', () => {
  expect(reminded({ owners: [] })).toEqual([])
})

test('what was just typed is left alone for an hour', () => {
  const [subject] = reminded({ ...made, lastEdited: '2026-11-20T08:40:00.000Z' })
  expect(subject?.due).toBe('2026-11-20T09:40:00.000Z')
})

test('the owner is reminded, else the owners of its key results, else the readers of the digest', () => {
  const toldTo = (owners: readonly Person[], others: readonly Person[], given: Partial<KeyResult> = {}) =>
    remindersOf({
      keyResults: [aKeyResult({ owners: others, ...given })],
      decisions: [
        aDecision({ ...made, rationale: 'x', reviewDate: '2026-11-19', owners, keyResults: ['k1'] }),
      ],
    })
      .filter(({ key }) => key.includes('review_due'))
      .map(({ to, standIns }) => ({ to, standIns }))
  expect(toldTo([bo], [ada])).toEqual([{ to: ['bo@example.com'] }])
  expect(toldTo([], [ada, ada])).toEqual([{ to: ['ada@example.com'] }])
  expect(toldTo([nobody], [ada])).toEqual([{ to: ['ada@example.com'], standIns: ['ada@example.com'] }])
  expect(toldTo([], [])).toEqual([{ to: ['cto@example.com'] }])
  expect(toldTo([], [nobody])).toEqual([{ to: ['cto@example.com'], standIns: ['cto@example.com'] }])
  expect(toldTo([], [ada], { state: 'dropped' })).toEqual([{ to: ['cto@example.com'] }])
})

test('a decision of a cycle that is over is history, unless work on it goes on', () => {
  const objectives = [anObjective({ cycle: '2026-Q3' }), anObjective({ id: 'o2' })]
  const keyResults = [aKeyResult(), aKeyResult({ id: 'k2', objectives: ['o2'] })]
  const keys = (decision: Partial<Decision>) =>
    remindersOf({
      objectives,
      keyResults,
      initiatives: [anInitiative({ keyResults: ['k2'] })],
      decisions: [aDecision({ decideBy: '2026-11-21', ...decision })],
    }).map(({ key }) => key)
  const key = 'decision/d1/decide_soon/2026-11-21'
  expect(keys({ keyResults: ['k1'] })).toEqual([])
  expect(keys({ keyResults: ['k1', 'k2'] })).toEqual([key])
  expect(keys({ keyResults: ['k1'], initiatives: ['i1'] })).toEqual([key])
  expect(keys({ keyResults: [] })).toEqual([key])
})

test('in an adopted workspace nobody is reminded before it is live, and then of what came due or was raised after it', () => {
  const adopted = (decision: Partial<Decision>, ...sightings: Past['sightings']) =>
    reminded(decision, { databases: (each) => ({ ...each, madeByInit: false }), sightings }).length
  const overdue = { decideBy: '2026-11-12' }
  expect(adopted(overdue)).toBe(0)
  expect(adopted(overdue, liveSighting('2026-11-12T09:00:00.000Z'))).toBe(1)
  expect(adopted(overdue, liveSighting('2026-11-13T09:00:00.000Z'), seenOpen('2026-11-10'))).toBe(0)
  expect(adopted(overdue, liveSighting('2026-11-13T09:00:00.000Z'), seenOpen('2026-11-14'))).toBe(1)
  // What was overdue then is asked for with the first of its weeks that begins two weeks later.
  const old = { decideBy: '2026-10-01' }
  const known = seenOpen('2026-10-01')
  expect(adopted(old, liveSighting('2026-11-07T09:00:00.000Z'), known)).toBe(0)
  expect(adopted(old, liveSighting('2026-11-06T09:00:00.000Z'), known)).toBe(1)
  expect(adopted({ decideBy: '2026-10-03' }, liveSighting('2026-11-06T09:00:00.000Z'), known)).toBe(0)
  const unreasoned = { ...made, rationale: '' }
  const decidedOn = (day: string) =>
    ({ pageId: 'd1', what: 'decided', since: `${day}T08:00:00.000Z` }) as const
  expect(adopted(unreasoned, liveSighting('2026-11-13T09:00:00.000Z'), decidedOn('2026-11-12'))).toBe(0)
  expect(adopted(unreasoned, liveSighting('2026-11-13T09:00:00.000Z'), decidedOn('2026-11-14'))).toBe(1)
})

function seenOpen(day: string) {
  return { pageId: 'd1', what: 'open', since: `${day}T08:00:00.000Z` } as const
}

test('nobody is reminded while a column is lost that tells', () => {
  const overdue = { decideBy: '2026-11-10' }
  const lost = [{ field: 'status', property: 'Status' }]
  const ofLog = (change: Partial<Database>) => ({
    databases: (each: Database) => (each.kind === 'decisions' ? { ...each, ...change } : each),
  })
  expect(reminded(overdue)).toHaveLength(1)
  expect(reminded(overdue, ofLog({ lost }))).toEqual([])
})

const anyDay = {
  keyResultId: 'k1',
  overruled: null,
  risk: 'high',
  score: 0.1,
  confidence: 0.1,
  baseline: 0,
  target: 60,
  weight: null,
  period: { start: '2026-10-01', end: '2026-12-31' },
  colour: 'off_track',
  targetScore: 0.7,
  ruleVersion: '2',
} as const

/** The days before `NOW`, the latest last. */
function daysOf(...statuses: readonly Status[]): readonly KeyResultDay[] {
  return statuses.map((status, index) => ({
    ...anyDay,
    status,
    day: `2026-11-${20 - statuses.length + index}`,
  }))
}

const aRedOne = aKeyResult({ current: 2, owners: [bo] })

function askedFor(
  days: readonly KeyResultDay[],
  decisions: readonly Partial<Decision>[] = [],
  given: Partial<KeyResult> = {},
  other: Parameters<typeof remindersOf>[1] = {},
) {
  return remindersOf(
    {
      keyResults: [{ ...aRedOne, ...given }],
      decisions: decisions.map((decision) => aDecision({ keyResults: ['k1'], ...decision })),
    },
    { days, ...other },
  )
}

test('a key result that is off track for two days without a decision asks its owner for one', () => {
  expect(askedFor(daysOf('at_risk', 'off_track', 'off_track'))).toEqual([
    {
      key: 'decision/k1/red_without_decision/2026-11-18',
      to: ['bo@example.com'],
      episode: null,
      due: '2026-11-20T00:00:00.000Z',
      about: {
        kind: 'decision',
        reminder: {
          what: 'red_without_decision',
          title: 'Sixty customers',
          url: 'https://notion.example/p',
          owners: ['Bo Lindqvist'],
          decideBy: null,
          reviewDate: null,
          redSince: '2026-11-18',
          proposed: '',
          cells: ['Decisions'],
        },
      },
    },
  ])
  expect(askedFor(daysOf('at_risk', 'at_risk', 'off_track'))).toEqual([])
  expect(askedFor([])).toEqual([])
})

test('it is the status in force that counts, and unknown days do not end a red spell', () => {
  const keys = (days: readonly KeyResultDay[], given: Partial<KeyResult> = {}) =>
    askedFor(days, [], given).map(({ key }) => key)
  expect(keys(daysOf('at_risk', 'off_track', 'unknown', 'off_track'))).toEqual([
    'decision/k1/red_without_decision/2026-11-17',
  ])
  const overruled = daysOf('off_track', 'off_track').map((day) => ({
    ...day,
    overruled: 'on_track' as const,
  }))
  expect(keys(overruled)).toEqual([])
  const red = daysOf('on_track', 'on_track').map((day) => ({ ...day, overruled: 'off_track' as const }))
  expect(keys(red, { current: 40, override: 'off_track', overrideUntil: '2026-11-30' })).toEqual([
    'decision/k1/red_without_decision/2026-11-18',
  ])
})

test('a decision that was raised or dated since it turned ends it, from either side of the link', () => {
  const days = daysOf('off_track', 'off_track')
  const isAsked = (decision: Partial<Decision>, given: Partial<KeyResult> = {}) =>
    askedFor(days, [decision], given).some(({ key }) => key.includes('red_without'))
  expect(isAsked({ raised: '2026-11-17' })).toBe(true)
  expect(isAsked({ raised: '2026-11-18' })).toBe(false)
  expect(isAsked({ raised: '2026-11-18', status: 'reversed' })).toBe(true)
  expect(isAsked({ raised: '2026-11-02', status: 'decided', date: '2026-11-19' })).toBe(false)
  expect(isAsked({ raised: null })).toBe(false)
  expect(isAsked({ raised: '2026-11-18', keyResults: [] })).toBe(true)
  expect(isAsked({ raised: '2026-11-18', keyResults: [] }, { decisions: ['d1'] })).toBe(false)
})

test('a decision without a Date was made on the day on which it was first seen decided', () => {
  const asks = (since: string) => {
    const sightings = [{ pageId: 'd1', what: 'decided', since } as const]
    const decided = { status: 'decided', rationale: 'x', raised: '2026-11-02' } as const
    return askedFor(daysOf('off_track', 'off_track'), [decided], {}, { sightings }).length
  }
  expect([asks('2026-11-17T09:00:00.000Z'), asks('2026-11-19T09:00:00.000Z')]).toEqual([1, 0])
})

test('in an adopted workspace a decision is asked for what turned red after the day on which it went live', () => {
  const days = daysOf('at_risk', 'off_track', 'off_track')
  const asked = (...sightings: Past['sightings']) =>
    askedFor(days, [], {}, { databases: (each) => ({ ...each, madeByInit: false }), sightings }).length
  expect(asked()).toBe(0)
  expect(asked(liveSighting('2026-11-17T09:00:00.000Z'))).toBe(1)
  expect(asked(liveSighting('2026-11-18T09:00:00.000Z'))).toBe(0)
})

test('no decision is asked for what is dropped or over, without a log, or while the links are lost', () => {
  const days = daysOf('off_track', 'off_track')
  const lost = [{ field: 'decisions', property: 'Decisions' }]
  const keyResults = (change: Partial<Database>) => ({
    databases: (each: Database) => (each.kind === 'keyResults' ? { ...each, ...change } : each),
  })
  expect(askedFor(days)).toHaveLength(1)
  expect(askedFor(days, [], { state: 'dropped' })).toEqual([])
  expect(askedFor(days, [], {}, { now: '2027-01-05T09:00:00.000Z' })).toEqual([])
  expect(askedFor(days, [], {}, keyResults({ lost }))).toEqual([])
  const databases = aSnapshot().databases.filter(({ kind }) => kind !== 'decisions')
  expect(remindersOf({ keyResults: [aRedOne], databases }, { days })).toEqual([])
})
