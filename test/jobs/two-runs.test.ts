import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWork } from '#src/jobs/read-work.ts'
import { Failure } from '#src/ports/failure.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { run } from '#test/core/delivery/some-events.ts'
import { openBench } from './a-bench.ts'
import { aFeed } from './a-feed.ts'

const shop = 'https://github.com/acme/shop'
const snapshot = aSnapshot({ keyResults: [aKeyResult({ source: shop, measure: 'ci duration' })] })

test('two runs at once on one store, broken off anywhere, leave no gap for the next ones', async () => {
  const breaks = fc.uniqueArray(fc.nat(20), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), breaks, fc.nat(3), async (scheduler, places, rounds) => {
      const held = builds(0, 9)
      const bench = await openBench({ snapshot })
      try {
        const left = new Set(places)
        const depsOf = () => {
          const { source } = aFeed({
            system: 'github',
            kinds: ['run', 'pull', 'deployment', 'commit', 'incident'],
            events: () => held,
            before: (asked) => {
              if (left.delete(asked))
                throw new Failure({ system: 'github', code: 'unavailable', message: '502' })
            },
          })
          return {
            ...bench.deps,
            work: [source],
            events: { ...bench.deps.events, save: scheduler.scheduleFunction(bench.deps.events.save) },
          }
        }
        for (let round = 0; round <= rounds; round += 1) {
          bench.clock.set(later(NOW, round))
          held.push(...builds(100 + round * 10, 3, later(NOW, round)))
          const both = [depsOf(), depsOf()].map((deps) => readWork(deps, snapshot, bench.clock.now()))
          await scheduler.waitFor(Promise.all(both))
        }
        left.clear()
        // The first ends a read that was broken off, as of the moment it began; what came after that is the next one's.
        for (const round of [rounds + 1, rounds + 2]) {
          bench.clock.set(later(NOW, round))
          await scheduler.waitFor(readWork(depsOf(), snapshot, bench.clock.now()))
        }

        const { events } = await bench.deps.events.read(['github/acme/shop'], '2000-01-01')
        expect(events.map(({ id }) => id).toSorted()).toEqual(held.map(({ id }) => id).toSorted())
      } finally {
        bench.close()
      }
    }),
    { numRuns: 15 },
  )
})

/** Builds that ended in the hour before. */
function builds(from: number, count: number, before = NOW) {
  return Array.from({ length: count }, (_, number) =>
    run(`${from + number}`, 5, {
      startedAt: new Date(Date.parse(before) - (number + 2) * 600_000).toISOString(),
    }),
  )
}

function later(moment: string, hours: number): string {
  return new Date(Date.parse(moment) + hours * 3_600_000).toISOString()
}
