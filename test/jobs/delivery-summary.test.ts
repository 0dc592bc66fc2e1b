import { expect, test } from 'vitest'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import { equalWindows } from '#src/core/delivery/window-starts.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { readDelivery } from '#src/jobs/delivery-summary.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { deployed, WHOLE } from '#test/core/delivery/some-events.ts'
import { openBench } from './a-bench.ts'

const rows = [{ source: 'https://github.com/acme/shop' }, { source: '' }]

function source(system: WorkSource['system']): WorkSource {
  return { system, read: async () => [], requests: () => 0, async *follow() {} }
}

/** One deployment a week, of the last ten weeks. */
const weekly = Array.from({ length: 10 }, (_, ago) => deployed(`c${ago}`, daysBefore(NOW, 7 * ago + 1)))

function cursorsAt(readUntil: string): FeedCursor[] {
  return WHOLE.map((cursor) => ({ ...cursor, readUntil }))
}

async function summaryOf(
  { courses = 8, ...given }: Partial<Parameters<typeof readDelivery>[1]> & { readonly courses?: number },
  stored: { readonly events?: readonly WorkEvent[]; readonly cursors?: readonly FeedCursor[] } = {},
  deps: Partial<Deps> = {},
) {
  const { events = weekly, cursors = cursorsAt(NOW) } = stored
  const bench = await openBench({ work: [source('github'), source('linear')], ...deps })
  try {
    await bench.deps.events.save({ events, cursors, whole: [] })
    const summaryFor = await readDelivery(bench.deps, { rows, now: NOW, asOf: given.now ?? NOW, ...given })
    return summaryFor(equalWindows(given.now ?? NOW, 7, courses))
  } finally {
    bench.close()
  }
}

test('what rows link is reckoned from the store, with the targets of the policy', async () => {
  const mailPolicy = MailPolicy.parse({ targets: { 'deploy frequency': 3 } })
  const summary = await summaryOf({}, {}, { mailPolicy })
  expect(summary).toMatchObject({ repositories: ['acme/shop'], teams: [], unkept: 0, knownOn: null })
  expect(summary?.figures[0]).toMatchObject({
    now: { value: 1 },
    before: { value: 1 },
    course: [1, 1, 1, 1, 1, 1, 1, 1],
    target: 3,
  })
})

test('of a past moment it is the same as far as events are kept', async () => {
  const past = await summaryOf({ now: daysBefore(NOW, 21), courses: 8 })
  expect(past?.figures[0]?.course).toEqual([null, 1, 1, 1, 1, 1, 1, 1])
  expect(past?.knownOn).toBe('2026-11-20')
  const long = await summaryOf({ now: daysBefore(NOW, 42), courses: 8 })
  expect(long).toMatchObject({ unkept: 2 })
})

test('rows that link no repository and no team have no summary', async () => {
  expect(await summaryOf({ rows: [{ source: 'https://github.com/acme/shop/issues/12' }] })).toBeNull()
})

test.each([
  ['nothing was read yet', { events: [], cursors: [] }, {}, 'still_reading'],
  ['nothing was read for days', { cursors: cursorsAt(daysBefore(NOW, 3)) }, {}, 'source_failed'],
  ['the system is not connected', { events: [], cursors: [] }, { work: [] }, 'not_configured'],
] as const)('where %s, the figure is unknown and says why', async (_, stored, deps, reason) => {
  const summary = await summaryOf({}, stored, deps)
  expect(summary?.figures[0]?.now).toMatchObject({ kind: 'none', reason })
})

test('what the last run could not read is not reckoned', async () => {
  const lost = new Map([
    ['github/acme/shop', { reason: 'source_failed', detail: 'GitHub is down.' }],
  ] as const)
  const summary = await summaryOf({ lost })
  expect(summary?.figures[0]?.now).toEqual({
    kind: 'none',
    reason: 'source_failed',
    detail: 'GitHub is down.',
  })
})
