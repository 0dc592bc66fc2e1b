import { expect, test } from 'vitest'
import type { History, KeyResult } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import {
  aHistory,
  aKeyResult,
  anObjective,
  aSnapshot,
  EMPTY_CELLS,
  evaluateAt,
  written,
} from '#test/core/a-snapshot.ts'

/** The service wrote On track on 9 November; a person chose At risk on the 10th, which is the row's last edit. */
const overruled: Partial<KeyResult> = { shown: { ...EMPTY_CELLS.keyResult, status: 'at_risk' } }
const history: Partial<History> = {
  checkIns: [{ keyResultId: 'k1', day: '2026-11-05', value: 24, source: 'typed' }],
  written: [written('k1', 'status', 'on_track')],
}
const seen = { pageId: 'k1', what: 'overruled', since: '2026-11-10T10:00:00.000Z' } as const

function judge(now: string, given: { keyResult?: Partial<KeyResult>; history?: Partial<History> } = {}) {
  const keyResult = aKeyResult({ ...overruled, ...given.keyResult })
  const snapshot = aSnapshot({ keyResults: [keyResult] })
  const evaluation = evaluateAt(now, { snapshot, history: aHistory({ ...history, ...given.history }) })
  const changes = plan(evaluation, snapshot).flatMap((write) => write.changes)
  return {
    result: evaluation.keyResults[0]!,
    remember: evaluation.remember,
    statusWritten: changes.find(({ field }) => field === 'status')?.after,
  }
}

test('a Status that a person chose stands, beside what the rules say, and is not written over', () => {
  const { result, statusWritten } = judge('2026-11-11T09:00:00.000Z')

  expect(result.overrule).toEqual({ status: 'at_risk', until: '2026-11-24' })
  expect(result.status).toBe('on_track')
  expect(result.why).toContain('Set to At risk by a person until 24 Nov; the rules say On track.')
  expect(statusWritten).toBeUndefined()
})

test('since when it stands is remembered, because later edits move the only stamp that Notion has', () => {
  expect(judge('2026-11-11T09:00:00.000Z').remember.seen).toEqual([seen])

  const later = judge('2026-11-20T09:00:00.000Z', {
    keyResult: { lastEdited: '2026-11-19T10:00:00.000Z' },
    history: { sightings: [seen] },
  })
  expect(later.result.overrule?.until).toBe('2026-11-24')
  expect(later.remember.seen).toEqual([])
})

test('it lasts 14 days and not one more', () => {
  const sightings = [seen]

  expect(judge('2026-11-24T09:00:00.000Z', { history: { sightings } }).result.overrule).not.toBeNull()
  expect(judge('2026-11-25T09:00:00.000Z', { history: { sightings } })).toMatchObject({
    result: { overrule: null },
    statusWritten: 'on_track',
  })
})

test('the next typed check-in ends it', () => {
  const { result, statusWritten } = judge('2026-11-12T09:00:00.000Z', {
    keyResult: { current: 30, lastEdited: '2026-11-12T08:00:00.000Z' },
    history: { sightings: [seen] },
  })

  expect(result.overrule).toBeNull()
  expect(statusWritten).toBe('on_track')
})

test('a check-in of the same day does not end it: people type the number and the status together', () => {
  const { result } = judge('2026-11-10T11:00:00.000Z', { keyResult: { current: 30 } })

  expect(result.overrule?.status).toBe('at_risk')
})

test('it is forgotten once Notion shows the written status again', () => {
  const { remember } = judge('2026-11-26T09:00:00.000Z', {
    keyResult: { shown: { ...EMPTY_CELLS.keyResult, status: 'on_track' } },
    history: { sightings: [seen] },
  })

  expect(remember.gone).toEqual([{ pageId: 'k1', what: 'overruled' }])
})

test('a Status that the service never wrote is no overrule', () => {
  const { result, statusWritten } = judge('2026-11-11T09:00:00.000Z', { history: { written: [] } })

  expect(result.overrule).toBeNull()
  expect(statusWritten).toBe('on_track')
})

test('a row that was read before Notion had caught up with the last write is not taken for an overrule', () => {
  const late = written('k1', 'status', 'on_track', '2026-11-11T08:59:40.000Z')

  expect(judge('2026-11-11T09:00:00.000Z', { history: { written: [late] } }).result.overrule).toBeNull()
})

test('Override until its day is shown on the page and then gives way', () => {
  const keyResult: Partial<KeyResult> = {
    override: 'off_track',
    overrideUntil: '2026-11-30',
    shown: { ...EMPTY_CELLS.keyResult, status: 'on_track' },
  }

  expect(judge('2026-11-30T09:00:00.000Z', { keyResult })).toMatchObject({
    result: { overrule: { status: 'off_track', until: '2026-11-30' } },
    statusWritten: 'off_track',
  })
  expect(judge('2026-12-01T09:00:00.000Z', { keyResult }).result.overrule).toBeNull()
})

test('Override without a day lasts 14 days', () => {
  const keyResult: Partial<KeyResult> = { override: 'off_track', shown: EMPTY_CELLS.keyResult }

  expect(judge('2026-11-24T09:00:00.000Z', { keyResult }).result.overrule?.until).toBe('2026-11-24')
  expect(judge('2026-11-25T09:00:00.000Z', { keyResult }).result.overrule).toBeNull()
})

test('the Status of an objective can be overruled too', () => {
  const objective = anObjective({ shown: { ...EMPTY_CELLS.objective, status: 'off_track' } })
  const { objectives } = evaluateAt('2026-11-11T09:00:00.000Z', {
    snapshot: aSnapshot({ objectives: [objective] }),
    history: aHistory({ written: [written('o1', 'status', 'on_track')] }),
  })

  expect(objectives[0]).toMatchObject({
    status: 'on_track',
    overrule: { status: 'off_track', until: '2026-11-24' },
    summary: expect.stringContaining('Set to Off track by a person until 24 Nov; the rules say On track.'),
  })
})

test('an overrule of a key result does not reach its objective, which is judged by the rules', () => {
  const { objectives } = evaluateAt('2026-11-11T09:00:00.000Z', {
    snapshot: aSnapshot({ keyResults: [aKeyResult({ ...overruled, override: 'off_track' })] }),
    history: aHistory(history),
  })

  expect(objectives[0]?.status).toBe('on_track')
})
