import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import { heldEvents } from '#src/jobs/held-events.ts'
import { aCursor } from '#test/contract/a-cursor.ts'
import { incident, issue, run } from '#test/core/delivery/some-events.ts'
import { openBench } from './a-bench.ts'

const STREAMS = ['github/acme/shop', 'github/acme/shop-2', 'linear']
const SINCE = '2026-11-18T12:00:00.000Z'

const late = '2026-11-19T00:00:00.000Z'
const events: readonly WorkEvent[] = ['1', '2', '10'].flatMap((id) => [
  run(id, 30),
  run(id, 30, { changedAt: late, attempt: 2 }),
  issue(id, { changedAt: late }),
  incident(Number(id), late, { stream: 'github/acme/shop-2' }),
  run(id, 30, { changedAt: late, stream: 'github/acme/other' }),
])
const cursors: readonly FeedCursor[] = [
  aCursor('run'),
  aCursor('run', { page: '2' }),
  aCursor('issue'),
  aCursor('run', { stream: 'github/acme/other' }),
]

test('events that are held over a store are read as if they had been saved there', async () => {
  const page = fc.record({
    events: fc.shuffledSubarray([...events]),
    cursors: fc.shuffledSubarray([...cursors]),
    whole: fc.subarray([
      { stream: 'github/acme/shop', kind: 'run' as const, since: late },
      { stream: 'github/acme/shop', kind: 'run' as const, since: SINCE },
      { stream: 'github/acme/shop-2', kind: 'incident' as const, since: SINCE },
    ]),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(page, { maxLength: 4 }), fc.nat(4), async (pages, stored) => {
      const [real, below] = [await openBench(), await openBench()]
      try {
        for (const each of pages) await real.deps.events.save(each)
        for (const each of pages.slice(0, stored)) await below.deps.events.save(each)
        const before = await below.deps.events.read(STREAMS, SINCE)
        const held = heldEvents(below.deps.events)
        for (const each of pages.slice(stored)) await held.save(each)

        expect(await held.read(STREAMS, SINCE)).toEqual(await real.deps.events.read(STREAMS, SINCE))
        expect(await held.cursors(STREAMS)).toEqual(await real.deps.events.cursors(STREAMS))
        expect(await below.deps.events.read(STREAMS, SINCE)).toEqual(before)
      } finally {
        real.close()
        below.close()
      }
    }),
    { numRuns: 20 },
  )
})
