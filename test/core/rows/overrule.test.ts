import { expect, test } from 'vitest'
import type { History } from '#src/core/history.ts'
import type { KeyResult } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import {
  aHistory,
  aKeyResult,
  anObjective,
  aSnapshot,
  codesOf,
  EMPTY_CELLS,
  evaluateAt,
  type Past,
  written,
} from '#test/core/a-snapshot.ts'

/** The service wrote On track on 9 November; a person chose At risk on the 10th, which is the row's last edit. */
const overruled: Partial<KeyResult> = { shown: { ...EMPTY_CELLS.keyResult, status: 'at_risk' } }
const history: Partial<Past> = {
  checkIns: [{ keyResultId: 'k1', day: '2026-11-05', value: 24, source: 'typed' }],
  written: [written('k1', 'status', 'on_track')],
}
const seen = { pageId: 'k1', what: 'status_at_risk', since: '2026-11-10T10:05:00.000Z' } as const

function judge(now: string, given: { keyResult?: Partial<KeyResult>; history?: Partial<Past> } = {}) {
  const keyResult = aKeyResult({ ...overruled, ...given.keyResult })
  const snapshot = aSnapshot({ keyResults: [keyResult] })
  // Silence has rules of its own, which are not what this is about.
  const policy = { checkInEveryDays: 60 }
  const evaluation = evaluateAt(now, {
    snapshot,
    history: aHistory({ ...history, ...given.history }),
    policy,
  })
  const changes = plan(evaluation, snapshot).flatMap((write) => write.changes)
  return {
    result: evaluation.keyResults[0]!,
    remember: evaluation.remember,
    findings: evaluation.findings,
    statusWritten: changes.find(({ field }) => field === 'status')?.after,
  }
}

test('a Status that a person chose stands, beside what the rules say, and is not written over', () => {
  const { result, statusWritten } = judge('2026-11-10T10:05:00.000Z')

  expect(result.overrule).toEqual({ status: 'at_risk', until: '2026-11-24', since: '2026-11-10' })
  expect(result.status).toBe('on_track')
  expect(result.why).toContain('Set to At risk by a person until 24 Nov; the rules say On track.')
  expect(statusWritten).toBeUndefined()
})

test('since when it stands is remembered, because Notion does not date a cell', () => {
  expect(judge(seen.since).remember.seen).toEqual([seen])

  const later = judge('2026-11-20T09:00:00.000Z', {
    keyResult: { lastEdited: '2026-11-19T10:00:00.000Z' },
    history: { sightings: [seen] },
  })
  expect(later.result.overrule?.until).toBe('2026-11-24')
  expect(later.remember.seen).toEqual([])
  expect(later.remember.gone).toEqual([])
})

test('it lasts 14 days and not one more', () => {
  const sightings = [seen]

  expect(judge('2026-11-24T09:00:00.000Z', { history: { sightings } }).result.overrule).not.toBeNull()
  const after = judge('2026-11-25T09:00:00.000Z', { history: { sightings } })
  expect(after).toMatchObject({ result: { overrule: null }, statusWritten: 'on_track' })
  expect(after.findings).toEqual([])
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

test('nor does one that was typed with it and is first seen with it on a later day', () => {
  const { result, statusWritten, remember } = judge('2026-11-14T06:00:00.000Z', {
    keyResult: { current: 30, lastEdited: '2026-11-13T18:00:00.000Z' },
  })

  expect(remember.checkIns).toMatchObject([{ day: '2026-11-14', value: 30 }])
  expect(result.overrule).toMatchObject({ status: 'at_risk', until: '2026-11-28' })
  expect(statusWritten).toBeUndefined()
})

test('another status typed over it is a word of its own, also together with the check-in that ends the first', () => {
  const { result, remember } = judge('2026-11-17T09:00:00.000Z', {
    keyResult: { current: 30, shown: { ...EMPTY_CELLS.keyResult, status: 'off_track' } },
    history: { sightings: [seen] },
  })

  expect(result.overrule).toMatchObject({ status: 'off_track', until: '2026-12-01' })
  expect(remember.gone).toEqual([{ pageId: 'k1', what: 'status_at_risk' }])
  expect(remember.seen).toMatchObject([{ what: 'status_off_track' }])
})

test('a word that follows another stands, also where the service had written the same before the first', () => {
  const { result, statusWritten } = judge('2026-11-11T09:00:00.000Z', {
    keyResult: { shown: { ...EMPTY_CELLS.keyResult, status: 'off_track' } },
    history: { written: [written('k1', 'status', 'off_track')], sightings: [seen] },
  })

  expect(result.overrule).toMatchObject({ status: 'off_track', until: '2026-11-25' })
  expect(statusWritten).toBeUndefined()
})

test('the same status typed again after the service had put its own back is a new word', () => {
  const { result, remember } = judge('2026-11-27T09:00:00.000Z', {
    history: {
      sightings: [seen],
      written: [written('k1', 'status', 'on_track', '2026-11-25T09:00:00.000Z')],
    },
    keyResult: { lastEdited: '2026-11-27T08:00:00.000Z' },
  })

  expect(result.overrule).toMatchObject({ status: 'at_risk', until: '2026-12-11' })
  expect(remember.gone).toEqual([{ pageId: 'k1', what: 'status_at_risk' }])
  expect(remember.seen).toMatchObject([{ what: 'status_at_risk', since: '2026-11-27T09:00:00.000Z' }])
})

test('it is forgotten once Notion shows the written status again', () => {
  const { remember } = judge('2026-11-26T09:00:00.000Z', {
    keyResult: { shown: { ...EMPTY_CELLS.keyResult, status: 'on_track' } },
    history: { sightings: [seen] },
  })

  expect(remember.gone).toEqual([{ pageId: 'k1', what: 'status_at_risk' }])
})

test('a Status that the rules say too when it is first seen is nobody’s word: the record of a write was lost', () => {
  const shown = { ...EMPTY_CELLS.keyResult, status: 'on_track' }
  const { result, findings, remember } = judge('2026-11-11T09:00:00.000Z', {
    keyResult: { shown },
    history: { written: [written('k1', 'status', 'at_risk')] },
  })

  expect(result.overrule).toBeNull()
  expect(findings).toEqual([])
  expect(remember.seen).toEqual([])
  expect(remember.adopted).toContainEqual({
    pageId: 'k1',
    field: 'status',
    value: 'on_track',
    at: '2026-11-10T10:00:00.000Z',
  })
})

test('a word that is known stays one when the rules come to say the same', () => {
  const { result, remember } = judge('2026-11-11T09:00:00.000Z', {
    keyResult: { shown: { ...EMPTY_CELLS.keyResult, status: 'on_track' } },
    history: {
      written: [written('k1', 'status', 'at_risk')],
      sightings: [{ ...seen, what: 'status_on_track' }],
    },
  })

  expect(result.overrule?.status).toBe('on_track')
  expect(remember.gone).toEqual([])
  expect(remember.adopted?.map(({ field }) => field)).not.toContain('status')
})

test('a word that is over and that the rules say too is the service’s from then on', () => {
  const { result, remember } = judge('2026-11-27T09:00:00.000Z', {
    keyResult: { shown: { ...EMPTY_CELLS.keyResult, status: 'on_track' } },
    history: {
      written: [written('k1', 'status', 'at_risk')],
      sightings: [{ ...seen, what: 'status_on_track' }],
    },
  })

  expect(result.overrule).toBeNull()
  expect(remember.adopted).toContainEqual(expect.objectContaining({ field: 'status', value: 'on_track' }))
})

test('a Status typed on a row that the service has never written stands', () => {
  const first = judge('2026-11-11T09:00:00.000Z', { history: { written: [] } })

  expect(first.result.overrule?.status).toBe('at_risk')
  expect(first.statusWritten).toBeUndefined()

  const second = judge('2026-11-12T09:00:00.000Z', {
    history: { written: [written('k1', 'risk', 'low')], sightings: first.remember.seen },
  })
  expect(second.result.overrule).toEqual(first.result.overrule)
})

test.each<[string, KeyResult['shown']]>([
  ['its other cells', { ...EMPTY_CELLS.keyResult, status: 'at_risk', risk: 'low', why: 'On plan.' }],
  ['a score', { score: 0.4, status: 'at_risk' }],
])(
  'a row that shows %s too was written by a store that is lost, or is a copy: its Status is no word',
  (_, shown) => {
    const { result, statusWritten, findings } = judge('2026-11-11T09:00:00.000Z', {
      keyResult: { shown },
      history: { written: [] },
    })

    expect(result.overrule).toBeNull()
    expect(statusWritten).toBe('on_track')
    expect(findings).toEqual([])
  },
)

test('a store that was lost does not end a word: the page itself says until when it stands', () => {
  const { why } = judge(seen.since).result
  const shown = { ...EMPTY_CELLS.keyResult, status: 'at_risk', risk: 'low', why }
  const after = (now: string, keyResult: Partial<KeyResult> = {}) =>
    judge(now, { keyResult: { shown, ...keyResult }, history: { ...history, written: [] } })

  const { result, remember, statusWritten } = after('2026-11-11T09:00:00.000Z')
  expect(result).toMatchObject({ overrule: { status: 'at_risk', until: '2026-11-24' }, why })
  expect(statusWritten).toBeUndefined()
  expect(remember.seen).toContainEqual({ ...seen, since: '2026-11-10T00:00:00.000Z' })
  expect(after('2026-11-12T09:00:00.000Z', { override: 'at_risk' }).result.overrule?.until).toBe('2026-11-24')
  expect(after('2026-11-25T09:00:00.000Z').result.overrule).toBeNull()
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
    findings: [],
  })
  const after = judge('2026-12-01T09:00:00.000Z', { keyResult })
  expect(after.result.overrule).toBeNull()
  expect(after.findings).toMatchObject([
    { code: 'override_over', message: expect.stringContaining('Override until was 30 Nov') },
  ])
})

test('Override without a day lasts 14 days', () => {
  const keyResult: Partial<KeyResult> = { override: 'off_track', shown: EMPTY_CELLS.keyResult }
  const first = judge('2026-11-10T09:00:00.000Z', { keyResult })
  const sightings = first.remember.seen.filter(({ what }) => what === 'override_off_track')

  expect(first.result.overrule?.until).toBe('2026-11-24')
  const at = (now: string) => judge(now, { keyResult, history: { sightings } })
  expect(at('2026-11-24T09:00:00.000Z').result.overrule?.until).toBe('2026-11-24')
  expect(at('2026-11-25T09:00:00.000Z').result.overrule).toBeNull()
  expect(codesOf(at('2026-11-25T09:00:00.000Z').findings)).toContain('override_over')
})

test('an Override that is over and is then changed begins anew', () => {
  const sightings = [{ pageId: 'k1', what: 'override_off_track', since: '2026-11-01T09:00:00.000Z' }] as const
  const { result, remember } = judge('2026-11-20T09:00:00.000Z', {
    keyResult: { override: 'complete', shown: { ...EMPTY_CELLS.keyResult, status: 'on_track' } },
    history: { sightings },
  })

  expect(result.overrule).toMatchObject({ status: 'complete', until: '2026-12-04' })
  expect(remember.gone).toEqual([{ pageId: 'k1', what: 'override_off_track' }])
})

test.each<[string, Partial<KeyResult>, Partial<Past>]>([
  ['its day passed', { override: 'off_track', overrideUntil: '2026-11-18' }, {}],
  [
    'it has no day and is old',
    { override: 'at_risk' },
    { sightings: [{ pageId: 'k1', what: 'override_at_risk', since: '2026-11-01T09:00:00.000Z' }] },
  ],
])('a stale Override does not swallow a Status that is typed later: %s', (_, keyResult, given) => {
  const { result, statusWritten } = judge('2026-11-20T09:00:00.000Z', { keyResult, history: given })

  expect(result.overrule).toMatchObject({ status: 'at_risk', until: '2026-12-04' })
  expect(statusWritten).toBeUndefined()
})

test('a Status typed while Override is in force gives way to it, and that is told', () => {
  const { result, statusWritten, findings, remember } = judge('2026-11-11T09:00:00.000Z', {
    keyResult: { override: 'off_track', overrideUntil: '2026-11-30' },
  })

  expect(result.overrule?.status).toBe('off_track')
  expect(statusWritten).toBe('off_track')
  expect(findings).toMatchObject([
    {
      code: 'service_cell_changed',
      property: 'Status',
      message: expect.stringContaining('Status showed "At risk", typed by a person'),
      mend: expect.stringContaining('where Override is set, change or empty that'),
    },
  ])
  expect(remember.seen).toMatchObject([{ what: 'restored_status' }])
})

test('the Status of an objective can be overruled too', () => {
  const objective = anObjective({ shown: { ...EMPTY_CELLS.objective, status: 'off_track' } })
  const { objectives } = evaluateAt('2026-11-11T09:00:00.000Z', {
    snapshot: aSnapshot({ objectives: [objective] }),
    history: aHistory({ written: [written('o1', 'status', 'on_track')] }),
  })

  expect(objectives[0]).toMatchObject({
    status: 'on_track',
    overrule: { status: 'off_track', until: '2026-11-25' },
    summary: expect.stringContaining('Set to Off track by a person until 25 Nov; the rules say On track.'),
  })
})

test('an overrule of a key result does not reach its objective, which is judged by the rules', () => {
  const { objectives } = evaluateAt('2026-11-11T09:00:00.000Z', {
    snapshot: aSnapshot({ keyResults: [aKeyResult({ ...overruled, override: 'off_track' })] }),
    history: aHistory(history),
  })

  expect(objectives[0]?.status).toBe('on_track')
})

const endedByCheckIn = { pageId: 'k1', what: 'ended_at_risk', since: '2026-11-12T00:00:00.000Z' } as const
const checkedIn: Partial<Past> = {
  checkIns: [
    { keyResultId: 'k1', day: '2026-11-05', value: 24, source: 'typed' },
    { keyResultId: 'k1', day: '2026-11-12', value: 30, source: 'typed' },
  ],
}
const backToRules: Partial<KeyResult> = {
  current: 30,
  shown: { ...EMPTY_CELLS.keyResult, status: 'on_track' },
}

test('that it ended with a check-in is told, and remembered, since the cell shows nothing of it any more', () => {
  const { result, remember } = judge('2026-11-12T09:00:00.000Z', {
    keyResult: { current: 30, lastEdited: '2026-11-12T08:00:00.000Z' },
    history: { sightings: [seen] },
  })

  expect(result.overruleEnded).toEqual({ status: 'at_risk', on: '2026-11-11', because: 'check_in' })
  expect(result.why).toMatch(/^A person's At risk ended on 11 Nov, with the check-in of 12 Nov\./)
  expect(remember.seen).toContainEqual(endedByCheckIn)

  const later = judge('2026-11-20T09:00:00.000Z', {
    keyResult: backToRules,
    history: { ...checkedIn, sightings: [endedByCheckIn] },
  })
  expect(later.result.overruleEnded).toEqual(result.overruleEnded)
  expect(later.remember.gone).toEqual([])
})

test('that it ended is told for 14 days, or until the next typed check-in', () => {
  const at = (now: string, value = 30) =>
    judge(now, {
      keyResult: { ...backToRules, current: value },
      history: { ...checkedIn, sightings: [endedByCheckIn] },
    })

  expect(at('2026-11-25T09:00:00.000Z').result.overruleEnded).not.toBeNull()
  for (const over of [at('2026-11-26T09:00:00.000Z'), at('2026-11-18T09:00:00.000Z', 33)]) {
    expect(over.result.overruleEnded).toBeNull()
    expect(over.remember.gone).toEqual([{ pageId: 'k1', what: 'ended_at_risk' }])
  }
})

test('that its time was over is told too', () => {
  const { result, remember } = judge('2026-11-25T09:00:00.000Z', { history: { sightings: [seen] } })

  expect(result.overruleEnded).toEqual({ status: 'at_risk', on: '2026-11-24', because: 'time' })
  const ended = { pageId: 'k1', what: 'ended_at_risk', since: '2026-11-24T23:59:59.999Z' } as const
  expect(remember.seen).toEqual([ended])
  const later = judge('2026-12-01T09:00:00.000Z', {
    keyResult: { shown: backToRules.shown ?? {} },
    history: { sightings: [ended] },
  })
  expect(later.result.overruleEnded).toEqual(result.overruleEnded)
})

test('an Override with a day tells that it ended, for two weeks, also while nobody empties it', () => {
  const dated: Partial<KeyResult> = { override: 'off_track', overrideUntil: '2026-11-20' }
  const { why } = judge('2026-11-20T09:00:00.000Z', { keyResult: dated }).result
  const at = (now: string, sightings: History['sightings'] = [], page = why) =>
    judge(now, {
      keyResult: { ...dated, shown: { ...backToRules.shown, why: page } },
      history: { sightings },
    })

  const first = at('2026-11-21T09:00:00.000Z')
  const ended = { status: 'off_track', on: '2026-11-20', because: 'time' }
  expect(first.result).toMatchObject({ overrule: null, overruleEnded: ended })
  const { seen: sightings } = first.remember
  const page = first.result.why
  expect(at('2026-12-04T09:00:00.000Z', sightings, page).result.overruleEnded).toEqual(ended)
  expect(at('2026-12-05T09:00:00.000Z', sightings, page).result.overruleEnded).toBeNull()

  const afterCrash = at('2026-11-21T09:05:00.000Z', [], page)
  expect(afterCrash.result.overruleEnded).toEqual(ended)
})

test('an Override whose day had passed when it was typed never stood, and so did not end', () => {
  const { result, findings } = judge('2026-11-21T09:00:00.000Z', {
    keyResult: {
      override: 'off_track',
      overrideUntil: '2026-11-20',
      shown: { ...backToRules.shown, why: '24 of 60 on 5 Nov.' },
    },
  })

  expect(result).toMatchObject({ overrule: null, overruleEnded: null })
  expect(codesOf(findings)).toContain('override_over')
})

test('a later check-in does not move the end of an Override that nobody empties', () => {
  const sightings = [
    { pageId: 'k1', what: 'override_off_track', since: '2026-11-10T09:00:00.000Z' },
    { pageId: 'k1', what: 'ended_off_track', since: '2026-11-12T00:00:00.000Z' },
  ] as const
  const { result, remember } = judge('2026-11-18T09:00:00.000Z', {
    keyResult: { ...backToRules, override: 'off_track', current: 33 },
    history: { ...checkedIn, sightings },
  })

  expect(result).toMatchObject({ overrule: null, overruleEnded: null })
  expect(remember.gone).toEqual([])
})

test('a new overrule takes the place of the end of the one before', () => {
  const { result, remember } = judge('2026-11-20T09:00:00.000Z', {
    keyResult: { ...backToRules, shown: { ...EMPTY_CELLS.keyResult, status: 'off_track' } },
    history: { ...checkedIn, sightings: [endedByCheckIn] },
  })

  expect(result).toMatchObject({ overrule: { status: 'off_track' }, overruleEnded: null })
  expect(remember.gone).toEqual([{ pageId: 'k1', what: 'ended_at_risk' }])
})

test('a word that a person takes back while it stands came to no end', () => {
  const { result } = judge('2026-11-15T09:00:00.000Z', {
    keyResult: { shown: backToRules.shown ?? {} },
    history: { sightings: [seen] },
  })

  expect(result).toMatchObject({ overrule: null, overruleEnded: null })
})

test('the end of an objective’s overrule is in its summary', () => {
  const objective = anObjective({ shown: { ...EMPTY_CELLS.objective, status: 'off_track' } })
  const { objectives } = evaluateAt('2026-11-26T09:00:00.000Z', {
    snapshot: aSnapshot({ objectives: [objective] }),
    history: aHistory({
      written: [written('o1', 'status', 'on_track')],
      sightings: [{ pageId: 'o1', what: 'status_off_track', since: '2026-11-11T09:00:00.000Z' }],
    }),
  })

  expect(objectives[0]?.summary).toMatch(/^A person's Off track ended on 25 Nov, when its time was over\./)
})
