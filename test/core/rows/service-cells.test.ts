import { expect, test } from 'vitest'
import type { Shown } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  anObjective,
  applied,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  EMPTY_CELLS,
  evaluateAt,
  NOW,
  type Past,
  written,
} from '#test/core/a-snapshot.ts'

const known = [
  written('k1', 'score', 0.2),
  written('k1', 'why', 'As it was.'),
  written('k1', 'status', 'on_track'),
  written('k1', 'current', 24),
]

function judge(
  shown: Shown,
  given: { acceptedFindings?: readonly string[]; history?: Partial<Past>; now?: string } = {},
) {
  const { acceptedFindings = [], history, now = NOW } = given
  const { findings, remember } = evaluateAt(now, {
    snapshot: aSnapshot({ keyResults: [aKeyResult({ shown, acceptedFindings })] }),
    history: aHistory({ written: known, ...history }),
  })
  return { findings: findings.filter(({ code }) => code === 'service_cell_changed'), remember }
}

test('a cell of the service that a person changed is told with what was there and what becomes of it', () => {
  expect(judge({ score: 0.9, why: 'As it was.' }).findings).toEqual([
    {
      code: 'service_cell_changed',
      level: 'mend',
      database: 'keyResults',
      pageId: 'k1',
      title: 'Sixty customers',
      property: 'Score',
      message:
        'Score showed "0.9", typed by a person; okr-sync had written "0.2" and puts its own value back.',
      mend: expect.stringContaining('set Status or Override'),
    },
  ])
})

test('a cell that a person emptied is told as that', () => {
  expect(judge({ score: null, why: 'As it was.' }).findings).toMatchObject([
    { message: expect.stringContaining('Score was emptied by a person; okr-sync had written "0.2"') },
  ])
})

test('it is told for a week after it was put back, since the next run may come before anyone reads', () => {
  const { remember } = judge({ why: 'Mine.' })
  const sightings = remember.seen.filter(({ what }) => what === 'restored_why')
  const later = (now: string, why = 'As it was.') => judge({ why }, { now, history: { sightings } })

  expect(sightings).toEqual([{ pageId: 'k1', what: 'restored_why', since: NOW }])
  const week = later('2026-11-27T09:00:00.000Z')
  expect(week.findings).toMatchObject([
    { property: 'Why', level: 'mend', message: expect.stringContaining('put its own value back on 20 Nov') },
  ])
  expect(week.remember.gone).toEqual([])
  const over = later('2026-11-28T09:00:00.000Z')
  expect(over.findings).toEqual([])
  expect(over.remember.gone).toEqual([{ pageId: 'k1', what: 'restored_why' }])
})

test('a second change within the week is told anew and counts from then', () => {
  const sightings = [{ pageId: 'k1', what: 'restored_why', since: '2026-11-16T09:00:00.000Z' }] as const
  const { findings, remember } = judge({ why: 'Mine again.' }, { history: { sightings } })

  expect(findings).toMatchObject([{ message: expect.stringContaining('Mine again.') }])
  expect(remember.gone).toEqual([{ pageId: 'k1', what: 'restored_why' }])
  expect(remember.seen).toMatchObject([{ what: 'restored_why', since: NOW }])
})

test('a share that differs by less than a hundredth was not changed', () => {
  expect(judge({ score: 0.2049 }).findings).toEqual([])
})

test('a Status that a person chose and a Current that a person typed are no faults', () => {
  expect(judge({ status: 'at_risk', current: 30 }).findings).toEqual([])
})

test('a Status that was emptied is restored, and told', () => {
  expect(judge({ status: null }).findings.map(({ property }) => property)).toEqual(['Status'])
})

test('a finding that the row accepts is left out', () => {
  expect(judge({ score: 0.9 }, { acceptedFindings: ['service_cell_changed'] }).findings).toEqual([])
})

test('a cell that shows what the rules want was not changed by a person: it is adopted as written', () => {
  const { findings, remember } = judge({ score: 0.4 })

  expect(findings).toEqual([])
  expect(remember.adopted).toEqual([
    { pageId: 'k1', field: 'score', value: 0.4, at: '2026-11-10T10:00:00.000Z' },
  ])
})

test('a row that was read before Notion had caught up with a write tells nothing', () => {
  const late = [written('k1', 'score', 0.2, '2026-11-20T08:59:00.000Z')]

  expect(judge({ score: 0.4 }, { history: { written: late } }).remember.adopted).toEqual([])
  expect(judge({ score: 0.9 }, { history: { written: late } }).findings).toEqual([])
})

test('a cell filled on a row that the service has never written is told', () => {
  const { findings } = judge({ ...EMPTY_CELLS.keyResult, why: 'Mine.' }, { history: { written: [] } })

  expect(findings).toMatchObject([
    { property: 'Why', message: expect.stringContaining('okr-sync had written nothing') },
  ])
})

test('after the store was lost no value that stands in Notion is taken for a person’s', () => {
  const snapshot = aSnapshot({
    objectives: [anObjective({ shown: EMPTY_CELLS.objective })],
    keyResults: [aKeyResult({ shown: EMPTY_CELLS.keyResult })],
    decisions: [aDecision({ owners: [], shown: EMPTY_CELLS.decision })],
  })
  const shown = applied(snapshot, plan(evaluateAt(NOW, { snapshot }), snapshot))
  const later = evaluateAt('2026-11-20T10:00:00.000Z', { snapshot: shown })

  expect(later.findings).toEqual([])
  expect(plan(later, shown)).toEqual([])
  expect(later.remember.adopted).toContainEqual({
    pageId: 'k1',
    field: 'status',
    value: 'on_track',
    at: NOW,
  })
})

test('a number typed over a measured one and replaced before any run had seen it is told', () => {
  const keyResult = aKeyResult({
    source: CHECKOUT,
    measure: 'progress',
    target: 100,
    current: 45,
    shown: { current: 45 },
  })
  const { findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({ keyResults: [keyResult] }),
    readings: checkoutAt(0.62),
    history: aHistory({
      checkIns: [{ keyResultId: 'k1', day: '2026-11-19', value: 40, source: 'measured' }],
      written: [written('k1', 'current', 40)],
    }),
  })

  expect(findings).toMatchObject([
    {
      code: 'service_cell_changed',
      property: 'Current',
      message: expect.stringContaining('Current showed "45", typed by a person; okr-sync had written "40"'),
      mend: expect.stringContaining('type it again'),
    },
  ])
})
