import { expect, test } from 'vitest'
import type { KeyResult, Snapshot, Write } from '#src/core/model.ts'
import { assess } from '#src/jobs/assess.ts'
import { reassess } from '#src/jobs/reassess.ts'
import { sync } from '#src/jobs/sync.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { aKeyResult, applied, aSnapshot, EMPTY_CELLS, NOW } from '#test/core/a-snapshot.ts'
import { known } from '#test/core/work/some-work.ts'
import { openBench } from './a-bench.ts'

const project = 'https://linear.app/acme/project/checkout-0123456789ab'

const linear: WorkSource = {
  system: 'linear',
  read: async (links) => links.map(({ url }) => known(url, { share: 0.5 })),
  requests: () => 0,
}

/** A workspace in which people edit while the run goes on: after it has read, before it writes. */
async function runWhilePeopleEdit(before: Snapshot, edit: (shown: Snapshot) => Snapshot) {
  let shown = before
  let isEdited = false
  const writes: Write[] = []
  const { deps } = await openBench({
    work: [linear],
    okrs: {
      read: async () => shown,
      async refresh() {
        if (isEdited) return null
        isEdited = true
        shown = edit(shown)
        return shown
      },
      async write(write) {
        writes.push(write)
        shown = applied(shown, [write])
        return NOW
      },
      addDecision: () => Promise.reject(new Error('No decision log is here.')),
      trashDecision: async () => 'gone',
      requests: () => 0,
    },
  })
  const report = await sync(deps)
  return { deps, report, writes, shown: () => shown }
}

function withKeyResult(snapshot: Snapshot, change: Partial<KeyResult>): Snapshot {
  const [keyResult, ...others] = snapshot.keyResults
  if (keyResult === undefined) throw new Error('There is no key result.')
  return { ...snapshot, keyResults: [{ ...keyResult, ...change, lastEdited: NOW }, ...others] }
}

const owned = Object.keys(EMPTY_CELLS.keyResult).concat('current') as readonly (keyof KeyResult['shown'])[]
const measured = aKeyResult({
  current: 24,
  source: project,
  measure: 'progress',
  unit: '%',
  target: 100,
  shown: { ...EMPTY_CELLS.keyResult, current: 24 },
})
const workspace = aSnapshot({
  databases: aSnapshot().databases.map((database) =>
    database.kind === 'keyResults' ? { ...database, owned } : database,
  ),
  keyResults: [measured],
})

test('without an edit the measured number is written', async () => {
  const { shown } = await runWhilePeopleEdit(workspace, (same) => same)

  expect(shown().keyResults[0]?.current).toBe(50)
})

test('a Current that a person typed after the work was read is not overwritten, and is what the key result is scored by', async () => {
  const { writes, shown } = await runWhilePeopleEdit(workspace, (before) =>
    withKeyResult(before, { current: 30, shown: { ...measured.shown, current: 30 } }),
  )

  expect(writes.flatMap(({ changes }) => changes.map(({ field }) => field))).not.toContain('current')
  expect(shown().keyResults[0]).toMatchObject({ current: 30, shown: { current: 30, score: 0.3 } })
})

test('what is written is reckoned from what people have typed meanwhile', async () => {
  const { report, shown } = await runWhilePeopleEdit(workspace, (before) =>
    withKeyResult(before, { target: 200 }),
  )

  expect(shown().keyResults[0]?.shown).toMatchObject({ current: 50, score: 0.25 })
  expect(report.keyResults[0]).toMatchObject({ target: 200, score: 0.25 })
})

test('a Status that a person chose meanwhile is an overrule and stands', async () => {
  const { writes, shown } = await runWhilePeopleEdit(workspace, (before) =>
    withKeyResult(before, { shown: { ...measured.shown, status: 'complete' } }),
  )

  expect(shown().keyResults[0]?.shown.status).toBe('complete')
  expect(writes).toHaveLength(1)
})

test('a row that was deleted meanwhile is not written', async () => {
  const { writes, report } = await runWhilePeopleEdit(workspace, (before) => ({ ...before, keyResults: [] }))

  expect(writes).toEqual([])
  expect(report.run.outcome).toBe('done')
})

test('work that was linked meanwhile is read before it is judged', async () => {
  const other = 'https://linear.app/acme/project/search-abcdef012345'

  const { report } = await runWhilePeopleEdit(workspace, (before) => withKeyResult(before, { source: other }))

  expect(report.keyResults[0]?.measurement).toMatchObject({ kind: 'value', value: 50 })
})

test("what a person typed stays theirs when others edit later on, and what the run wrote itself is nobody's word", async () => {
  const { deps } = await openBench({ snapshot: workspace, work: [linear] })
  const shows = (current: number) =>
    withKeyResult(workspace, { current, shown: { ...measured.shown, current } })
  const before = await assess(deps, NOW, { dry: true })
  const change = { field: 'current', before: 24, after: 50 } as const
  const own = {
    write: { database: 'keyResults', pageId: measured.id, title: measured.title, changes: [change] },
    at: NOW,
  } as const

  const typed = await reassess(deps, before, shows(30), [], NOW)
  const later = await reassess(deps, typed, shows(30), [], NOW)
  const written = await reassess(deps, before, shows(50), [own], NOW)

  expect([typed, later, written].map(({ typedSince }) => typedSince)).toEqual([
    [measured.id],
    [measured.id],
    [],
  ])
})
