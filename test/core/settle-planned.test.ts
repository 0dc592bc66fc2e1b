import { expect, test } from 'vitest'
import type { CellChange, Write } from '#src/core/model.ts'
import { settlePlanned, withWritten } from '#src/core/settle-planned.ts'
import { aKeyResult, aSnapshot } from './a-snapshot.ts'

const EDITED = '2026-11-20T08:30:00.000Z'

function planned(...changes: CellChange[]): { runId: string; write: Write } {
  return { runId: 'r1', write: { database: 'keyResults', pageId: 'k1', title: 'k1', changes } }
}

function showing(shown: Parameters<typeof aKeyResult>[0]) {
  return aSnapshot({ keyResults: [aKeyResult({ id: 'k1', lastEdited: EDITED, ...shown })] })
}

const score: CellChange = { field: 'score', before: 0.4, after: 0.5 }
const why: CellChange = { field: 'why', before: 'So.', after: 'Thus.' }

test('a write whose values are shown was carried out, at the stamp of the row', () => {
  const write = planned(score, why)

  const settled = settlePlanned([write], showing({ shown: { score: 0.5, why: 'Thus.' } }))

  expect(settled).toEqual({ landed: [{ ...write, at: EDITED }], dropped: [] })
})

test('a write of which nothing is shown was not carried out', () => {
  const write = planned(score, why)

  const settled = settlePlanned([write], showing({ shown: { score: 0.4, why: 'So.' } }))

  expect(settled).toEqual({ landed: [], dropped: [write] })
})

test('a cell that a person has changed since does not hide that the others were written', () => {
  const write = planned(score, why)

  const settled = settlePlanned([write], showing({ shown: { score: 0.5, why: 'I disagree.' } }))

  expect(settled.landed).toHaveLength(1)
})

test('a cell that would look the same without the write tells nothing', () => {
  const write = planned({ field: 'score', before: 0.501, after: 0.5 }, why)

  const settled = settlePlanned([write], showing({ shown: { score: 0.5, why: 'So.' } }))

  expect(settled.landed).toEqual([])
})

test('of a row that is gone, or shows none of the columns, nothing is known: it may come back', () => {
  const write = planned(score)

  for (const snapshot of [aSnapshot({ keyResults: [] }), showing({ shown: { why: 'So.' } })]) {
    expect(settlePlanned([write], snapshot)).toEqual({ landed: [], dropped: [] })
  }
})

test('what was written later takes the place of what was written before, cell by cell', () => {
  const before = [
    { pageId: 'k1', field: 'score' as const, value: 0.4, at: '2026-11-19T08:00:00.000Z' },
    { pageId: 'k2', field: 'score' as const, value: 0.9, at: '2026-11-19T08:00:00.000Z' },
  ]

  const after = withWritten(before, [{ write: planned(score, why).write, at: EDITED }])

  expect(after).toEqual([
    { pageId: 'k1', field: 'score', value: 0.5, at: EDITED },
    before[1],
    { pageId: 'k1', field: 'why', value: 'Thus.', at: EDITED },
  ])
})

test('a person who typed one of the planned values themselves does not make the rest of the write', () => {
  const status: CellChange = { field: 'status', before: 'on_track', after: 'at_risk' }
  const write = planned(status, score, why)

  const typed = settlePlanned([write], showing({ shown: { status: 'at_risk', score: 0.4, why: 'So.' } }))
  const putBack = settlePlanned([write], showing({ shown: { status: 'on_track', score: 0.5, why: 'Thus.' } }))

  expect(typed).toEqual({ landed: [], dropped: [write] })
  expect(putBack.landed).toHaveLength(1)
})
