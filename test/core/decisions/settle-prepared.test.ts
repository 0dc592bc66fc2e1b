import { expect, test } from 'vitest'
import { preparedKey, preparedMark } from '#src/core/decisions/prepared-mark.ts'
import { settlePrepared, withSettled } from '#src/core/decisions/settle-prepared.ts'
import type { PreparedDecision } from '#src/core/history.ts'
import { aDecision } from '#test/core/a-snapshot.ts'

const key = '0a1b2c3d-0000-4000-8000-000000000001-2026-11-03'
const planned: PreparedDecision = {
  key,
  pageId: 'k1',
  state: 'planned',
  decisionId: null,
  at: '2026-11-03T10:00:00.000Z',
}
const row = aDecision({
  id: 'd9',
  lastEdited: '2026-11-03T10:01:00.000Z',
  shown: { prepared: preparedMark('2026-11-03', 'off track since 3 Nov', key) },
})

test('a row that the service added is known again by the end of Prepared, and no other row is', () => {
  expect(preparedKey(row.shown.prepared)).toBe(key)
  expect(preparedKey(`${String(row.shown.prepared)} and a note`)).toBeNull()
  expect(preparedKey('')).toBeNull()
  expect(preparedKey(null)).toBeNull()
})

test('a planned decision whose row is there was added, however long ago', () => {
  const settled = settlePrepared([planned], { decisions: [row] }, '2026-11-09T10:00:00.000Z')
  expect(settled).toEqual([{ key, landed: { id: 'd9', at: '2026-11-03T10:01:00.000Z' } }])
  expect(withSettled([planned], settled)).toEqual([
    { ...planned, state: 'created', decisionId: 'd9', at: '2026-11-03T10:01:00.000Z' },
  ])
})

test('one whose row is not shown may still come for an hour and a half, and counts as asked for so long', () => {
  expect(settlePrepared([planned], { decisions: [] }, '2026-11-03T11:29:59.000Z')).toEqual([])
  expect(withSettled([planned], [])).toEqual([planned])
})

test('after an hour and a half it was not added, and may be asked for again', () => {
  const settled = settlePrepared([planned], { decisions: [] }, '2026-11-03T11:30:00.000Z')
  expect(settled).toEqual([{ key, landed: null }])
  expect(withSettled([planned], settled)).toEqual([])
})

test('what was added stays asked for when its row is gone: somebody has cancelled it', () => {
  const created: PreparedDecision = { ...planned, state: 'created', decisionId: 'd9' }
  const settled = settlePrepared([created], { decisions: [] }, '2026-11-09T10:00:00.000Z')
  expect(settled).toEqual([])
  expect(withSettled([created], settled)).toEqual([created])
})

test('one that was planned by a clock that went ahead is not held until that moment comes', () => {
  const ahead = { ...planned, at: '2027-11-03T10:00:00.000Z' }
  expect(settlePrepared([ahead], { decisions: [] }, '2026-11-03T10:00:00.000Z')).toEqual([
    { key, landed: null },
  ])
})
