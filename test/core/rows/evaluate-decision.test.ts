import { expect, test } from 'vitest'
import type { Decision, Flag, Initiative, KeyResult } from '#src/core/model.ts'
import {
  aDecision,
  ada,
  aHistory,
  aKeyResult,
  anInitiative,
  aSnapshot,
  codesOf,
  evaluateAt,
  NOW,
  type Past,
  written,
} from '#test/core/a-snapshot.ts'

function judge(
  decision: Partial<Decision>,
  given: {
    history?: Partial<Past>
    others?: readonly Decision[]
    keyResult?: Partial<KeyResult>
    initiative?: Partial<Initiative>
    now?: string
    timezone?: string
  } = {},
) {
  const { findings, decisions, remember } = evaluateAt(given.now ?? NOW, {
    snapshot: aSnapshot({
      decisions: [aDecision(decision), ...(given.others ?? [])],
      keyResults: [aKeyResult(given.keyResult)],
      initiatives: [anInitiative(given.initiative)],
    }),
    history: aHistory(given.history),
    policy: { timezone: given.timezone ?? 'UTC' },
  })
  const own = findings.filter(({ database }) => database === 'decisions')
  // Since when the initiative has its status is remembered too, and is not what this is about.
  const seen = remember.seen.filter(({ pageId, what }) => pageId === 'd1' && !what.startsWith('word_'))
  return { result: decisions[0]!, findings: own, remember: { ...remember, seen } }
}

const decided: Partial<Decision> = { status: 'decided', rationale: 'Cheaper', date: '2026-11-10' }

test.each<[string, Partial<Decision>, readonly Flag[]]>([
  ['three days left', { decideBy: '2026-11-23' }, []],
  ['two days left', { decideBy: '2026-11-22' }, ['decide_soon']],
  ['its last day', { decideBy: '2026-11-20' }, ['decide_soon']],
  ['its day passed', { decideBy: '2026-11-19' }, ['decision_overdue']],
  ['its day passed and no Status', { status: null, decideBy: '2026-11-19' }, ['decision_overdue']],
  ['its day passed, decided', { ...decided, decideBy: '2026-11-09' }, []],
  ['no owner', { owners: [] }, ['no_owner']],
  ['no rationale while proposed', { rationale: '' }, []],
  ['no rationale once decided', { ...decided, rationale: ' ' }, ['no_rationale']],
  ['a review tomorrow', { ...decided, reviewDate: '2026-11-21' }, []],
  ['a review today', { ...decided, reviewDate: '2026-11-20' }, ['review_due']],
  ['a review of a proposal', { reviewDate: '2026-11-01' }, []],
  ['a Status that no rule knows, its day passed', { status: 'invalid', decideBy: '2026-11-19' }, []],
  ['a Status that no rule knows and no rationale', { status: 'invalid', rationale: '' }, []],
  [
    'a Status that no rule knows, a Date and a review today',
    { ...decided, status: 'invalid', reviewDate: '2026-11-20' },
    ['review_due'],
  ],
  ['nothing to ask when reversed', { status: 'reversed', owners: [], reviewDate: '2026-11-01' }, []],
  ['nothing to ask when superseded', { status: 'superseded', owners: [], decideBy: '2026-11-01' }, []],
])('a decision with %s', (_, decision, flags) => {
  expect(judge(decision).result.flags).toEqual(flags)
})

test('a review is due until Outcome is filled on or after its day', () => {
  const due = { ...decided, reviewDate: '2026-11-12', outcome: 'Fees fell by a third' }

  expect(judge({ ...due, lastEdited: '2026-11-11T10:00:00.000Z' }).result.flags).toEqual(['review_due'])
  expect(judge({ ...due, lastEdited: '2026-11-12T10:00:00.000Z' }).result.flags).toEqual([])
})

test('an edit by the service itself does not count as a review', () => {
  const due = {
    ...decided,
    reviewDate: '2026-11-12',
    outcome: 'Early words',
    lastEdited: '2026-11-12T08:05:00.000Z',
  }
  const own = (flags: readonly Flag[]) => ({
    history: { written: [written('d1', 'flags', flags, '2026-11-12T08:05:00.000Z')] },
  })

  expect(judge(due, own(['review_due'])).result.flags).toEqual(['review_due'])
  expect(judge(due, own([])).result.flags).toEqual([])
  expect(
    judge(due, {
      history: {
        written: [
          written('d1', 'flags', ['review_due'], '2026-11-12T08:00:00.000Z'),
          written('d1', 'cycleTime', 60, '2026-11-12T08:05:00.000Z'),
        ],
      },
    }).result.flags,
  ).toEqual(['review_due'])
})

test('a write of the service from before the review day does not count as a review either', () => {
  const early = { ...decided, reviewDate: '2026-11-12', outcome: 'Early words' }
  const at = '2026-11-10T08:05:00.000Z'

  expect(
    judge({ ...early, lastEdited: at }, { history: { written: [written('d1', 'flags', [], at)] } }).result
      .flags,
  ).toEqual(['review_due'])
})

test('a store that was lost does not end a review that Notion shows as due', () => {
  const due = {
    ...decided,
    reviewDate: '2026-11-12',
    outcome: 'Early words',
    lastEdited: '2026-11-12T08:05:00.000Z',
    shown: { flags: ['review_due'] },
  }
  const first = judge(due)

  expect(first.result.flags).toEqual(['review_due'])
  expect(first.remember.adopted).toEqual([
    { pageId: 'd1', field: 'flags', value: ['review_due'], at: due.lastEdited },
  ])
  const history = { written: first.remember.adopted ?? [] }
  expect(judge(due, { history }).result.flags).toEqual(['review_due'])
  expect(judge({ ...due, lastEdited: '2026-11-14T08:00:00.000Z' }, { history }).result.flags).toEqual([])
})

test('a superseded decision that is linked to what goes on is flagged', () => {
  const old = { ...decided, status: 'superseded', keyResults: ['k1'] } as const

  expect(judge(old).result.flags).toEqual(['superseded_but_linked'])
  expect(judge(old, { keyResult: { state: 'closed' } }).result.flags).toEqual([])
  expect(judge({ ...old, keyResults: [] }).result.flags).toEqual([])
  expect(judge({ ...old, keyResults: [] }, { keyResult: { decisions: ['d1'] } }).result.flags).toEqual([
    'superseded_but_linked',
  ])
  expect(judge({ ...old, keyResults: [], initiatives: ['i1'] }).result.flags).toEqual([
    'superseded_but_linked',
  ])
  expect(
    judge({ ...old, keyResults: [], initiatives: ['i1'] }, { initiative: { status: 'done' } }).result.flags,
  ).toEqual([])
})

test('a decision that another one has replaced is superseded, whatever its Status says', () => {
  const later = aDecision({ ...decided, id: 'd2', supersedes: ['d1'] })

  expect(judge({ ...decided, keyResults: ['k1'] }, { others: [later] }).result.flags).toEqual([
    'superseded_but_linked',
  ])
  expect(
    judge({ ...decided, keyResults: ['k1'] }, { others: [{ ...later, status: 'proposed' }] }).result.flags,
  ).toEqual([])
})

test('several owners are a finding: exactly one decides', () => {
  const bo = { id: 'bo', name: 'Bo Li', email: null }
  const { result, findings } = judge({ owners: [ada, bo] })

  expect(result.flags).toEqual([])
  expect(findings).toMatchObject([
    { code: 'several_owners', property: 'Owner', message: expect.stringContaining('(Ada Moreau, Bo Li)') },
  ])
})

test('cycle time runs from the start of Raised in the time zone to the moment it was first seen decided', () => {
  const since = '2026-11-04T11:00:00.000Z'
  const history = { sightings: [{ pageId: 'd1', what: 'decided' as const, since }] }

  expect(judge(decided, { history, timezone: 'Europe/Berlin' }).result.cycleTime).toBe(60)
})

test('a decision that was seen open is decided when it is first seen so, or at the end of an earlier Date', () => {
  const open = judge({}).remember.seen
  expect(open).toEqual([{ pageId: 'd1', what: 'open', since: NOW }])

  const history = { sightings: open }
  const next = { history, now: '2026-11-21T09:00:00.000Z' }
  expect(judge({ ...decided, date: null }, next).remember).toMatchObject({
    seen: [{ pageId: 'd1', what: 'decided', since: next.now }],
    gone: [{ pageId: 'd1', what: 'open' }],
  })
  expect(judge({ ...decided, date: '2026-11-21' }, next).remember.seen).toMatchObject([{ since: next.now }])
  expect(judge({ ...decided, date: '2026-11-19' }, next).remember.seen).toMatchObject([
    { since: '2026-11-20T00:00:00.000Z' },
  ])
})

test('a decision of long ago took as long as its Date says, and without a Date nobody knows', () => {
  const old = { ...decided, raised: '2025-01-05', date: '2025-01-07' }

  expect(judge(old).result.cycleTime).toBe(72)
  expect(judge({ ...old, date: null })).toMatchObject({ result: { cycleTime: null }, remember: { seen: [] } })
})

test('a Status that no rule knows leaves open what was seen before', () => {
  const sightings = [{ pageId: 'd1', what: 'open', since: NOW }] as const

  expect(judge({ status: 'invalid' }, { history: { sightings } }).remember).toMatchObject({
    seen: [],
    gone: [],
  })
})

test('cycle time is empty without Raised and while nothing is decided', () => {
  expect(judge({ ...decided, raised: null }).result.cycleTime).toBeNull()
  expect(judge({}).result.cycleTime).toBeNull()
  expect(judge({ ...decided, raised: '2026-12-01' }).result.cycleTime).toBeNull()
})

test('a cycle time that Notion shows is kept, also when the store is new or the decision is reopened', () => {
  expect(judge({ ...decided, shown: { cycleTime: 12 } }).result.cycleTime).toBe(12)
  expect(judge({ shown: { cycleTime: 12 } }).result.cycleTime).toBe(12)
})

test('a decision that is open again is no longer seen as decided', () => {
  const history = { sightings: [{ pageId: 'd1', what: 'decided' as const, since: NOW }] }

  expect(judge({}, { history }).remember.gone).toEqual([{ pageId: 'd1', what: 'decided' }])
  expect(judge({ status: 'reversed' }, { history }).remember.gone).toEqual([])
})

test('a dropped key result asks for the decision behind it, from either side', () => {
  const dropped = aKeyResult({ state: 'dropped' })
  const codes = (decision: Partial<Decision>, keyResult = dropped) =>
    codesOf(
      evaluateAt(NOW, {
        snapshot: aSnapshot({ keyResults: [keyResult], decisions: [aDecision(decision)] }),
      }).findings,
    )

  expect(codes({})).toEqual(['no_linked_decision'])
  expect(codes({ keyResults: ['k1'] })).toEqual([])
  expect(codes({}, { ...dropped, decisions: ['d1'] })).toEqual([])
})
