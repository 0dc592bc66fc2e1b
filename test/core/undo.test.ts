import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEmpty } from '#src/core/cell-value.ts'
import type { WrittenCell } from '#src/core/history.ts'
import type { CellChange, CellValue, KeyResult, ServiceField, Shown } from '#src/core/model.ts'
import { type LeftBecause, planUndo } from '#src/core/undo.ts'
import { aHistory, aKeyResult, aSnapshot, written } from './a-snapshot.ts'

const RUN = '2026-11-20T08:00:00.000Z'
const LATER = '2026-11-20T08:05:00.000Z'

const change = (field: ServiceField, before: CellValue, after: CellValue): CellChange => ({
  field,
  before,
  after,
})

function wrote(changes: readonly CellChange[], state: 'planned' | 'written' | 'dropped' = 'written') {
  return {
    write: { database: 'keyResults', pageId: 'k1', title: 'Sixty customers', changes },
    state,
    at: RUN,
  } as const
}

function rowShowing(shown: Shown, given: Partial<KeyResult> = {}) {
  return aSnapshot({ keyResults: [aKeyResult({ shown, lastEdited: RUN, ...given })] })
}

/** What becomes of a Status that the run changed from at risk to off track. */
function fateOf(given: {
  readonly shown: Shown
  readonly row?: Partial<KeyResult>
  readonly last?: WrittenCell
}): LeftBecause | 'restored' {
  const { writes, left } = planUndo({
    writes: [wrote([change('status', 'at_risk', 'off_track')])],
    snapshot: rowShowing(given.shown, given.row),
    written: [given.last ?? written('k1', 'status', 'off_track', RUN)],
    given: null,
  })
  expect(writes.length + left.length).toBe(1)
  return left[0]?.because ?? 'restored'
}

test('a cell that still shows what the run wrote is put back; any other is left, and why is said', () => {
  expect(fateOf({ shown: { status: 'off_track' } })).toBe('restored')
  expect(fateOf({ shown: { status: 'on_track' } })).toBe('edited')
  expect(fateOf({ shown: { status: 'at_risk' } })).toBe('as_before')
  expect(fateOf({ shown: { score: 1 } })).toBe('column_gone')
  expect(fateOf({ shown: { status: 'off_track' }, row: { id: 'k2' } })).toBe('row_gone')
  const last = written('k1', 'status', 'off_track', LATER)
  expect(fateOf({ shown: { status: 'off_track' }, last })).toBe('overwritten')
  const other = written('k1', 'status', 'complete', RUN)
  expect(fateOf({ shown: { status: 'complete' }, last: other })).toBe('overwritten')
  const early = { lastEdited: '2026-11-20T07:59:00.000Z' }
  expect(fateOf({ shown: { status: 'at_risk' }, row: early })).toBe('not_caught_up')
})

test('what the run wrote twice goes back to what it was at first, and what it may have written is told', () => {
  const { writes, left } = planUndo({
    writes: [
      wrote([change('score', 0.1, 0.2), change('risk', 'low', 'high')]),
      wrote([change('score', 0.2, 0.3), change('risk', 'high', 'low')]),
      wrote([change('why', 'a', 'b')], 'planned'),
      wrote([change('forecast', 0.4, 0.5)], 'dropped'),
    ],
    snapshot: rowShowing({ score: 0.3, risk: 'low', why: 'b', forecast: 0.4 }),
    written: [written('k1', 'score', 0.3, RUN), written('k1', 'risk', 'low', RUN)],
    given: null,
  })

  expect(writes).toMatchObject([{ pageId: 'k1', changes: [change('score', 0.3, 0.1)] }])
  expect(left).toMatchObject([{ field: 'why', because: 'not_known' }])
})

test('what a person typed between two writes of the run is what it goes back to, as their word', () => {
  const { writes } = planUndo({
    writes: [
      wrote([change('status', 'on_track', 'at_risk')]),
      wrote([change('status', 'complete', 'off_track')]),
    ],
    snapshot: rowShowing({ status: 'off_track' }),
    written: [written('k1', 'status', 'off_track', RUN)],
    given: {
      snapshot: rowShowing({ status: 'complete' }),
      history: aHistory({ written: [written('k1', 'status', 'at_risk')] }),
    },
  })

  expect(writes).toMatchObject([
    { pageId: 'k1', changes: [{ ...change('status', 'off_track', 'complete'), isWord: true }] },
  ])
})

test("only what a person had typed is a person's word when it is back", () => {
  const before = { status: 'at_risk', risk: 'low', score: 0.2, why: null, current: 12 } as const
  const after = { status: 'off_track', risk: 'high', score: 0.1, why: 'Because.', current: 15 } as const
  const fields = Object.keys(before) as (keyof typeof before)[]
  const own = fields.flatMap((field) => (field === 'current' ? [] : written('k1', field, before[field])))
  const { writes } = planUndo({
    writes: [wrote(fields.map((field) => change(field, before[field], after[field])))],
    snapshot: rowShowing(after),
    written: fields.map((field) => written('k1', field, after[field], RUN)),
    given: {
      snapshot: rowShowing(before),
      history: aHistory({
        written: [...own.filter(({ field }) => field !== 'status'), written('k1', 'status', 'on_track')],
      }),
    },
  })

  const words = writes.flatMap(({ changes }) => changes.filter(({ isWord }) => isWord))
  expect(words).toEqual([
    { ...change('status', 'off_track', 'at_risk'), isWord: true },
    { ...change('current', 15, 12), isWord: true },
  ])
})

test('whatever people and later runs did, an undo takes back what the run left and nothing else, once', () => {
  const values = fc.constantFrom<CellValue>(null, '', 'a', 'b', 'c')
  const cell = fc.record({
    before: values,
    after: values,
    person: fc.option(values, { nil: undefined }),
    later: fc.option(values, { nil: undefined }),
  })
  const fields = ['why', 'summary', 'status', 'risk', 'health'] as const
  fc.assert(
    fc.property(fc.tuple(cell, cell, cell, cell, cell), (cells) => {
      const each = cells.map((one, index) => ({ ...one, field: fields[index] ?? 'why' }))
      const shown: Shown = Object.fromEntries(
        each.map(({ field, after, later, person }) => [field, person ?? later ?? after]),
      )
      const last = each.map(({ field, after, later }) =>
        later === undefined ? written('k1', field, after, RUN) : written('k1', field, later, LATER),
      )
      const input = {
        writes: [wrote(each.map(({ field, before, after }) => change(field, before, after)))],
        snapshot: rowShowing(shown, { lastEdited: LATER }),
        written: last,
        given: null,
      }

      const { writes, left } = planUndo(input)

      const changes = writes.flatMap((write) => write.changes)
      for (const { field, before, after } of changes) {
        const one = each.find((known) => known.field === field)
        expect(before).toBe(shown[field])
        expect(after).toBe(one?.before)
        expect(one?.later).toBeUndefined()
        expect(isEmpty(before) ? isEmpty(one?.after ?? null) : before === one?.after).toBe(true)
      }
      const touched = [...changes, ...left].map(({ field }) => field)
      expect(new Set(touched).size).toBe(touched.length)

      const back: Shown = {
        ...shown,
        ...Object.fromEntries(changes.map(({ field, after }) => [field, after])),
      }
      const again = planUndo({
        ...input,
        snapshot: rowShowing(back, { lastEdited: LATER }),
        written: [
          ...last.filter(({ field }) => !changes.some((each) => each.field === field)),
          ...changes.map(({ field, after }) => written('k1', field, after, LATER)),
        ],
      })
      expect(again.writes).toEqual([])
    }),
  )
})
