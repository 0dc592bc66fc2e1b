import { expect, onTestFinished, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import { sync } from '#src/jobs/sync.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { run } from '#test/core/delivery/some-events.ts'
import { openBench } from './a-bench.ts'
import { aFeed } from './a-feed.ts'

const DAY = 86_400_000
const shop = 'https://github.com/acme/shop'
const repository = 'github/acme/shop'

test('events that no figure counts any more are dropped, and the figures stay', async () => {
  const builds = Array.from({ length: 250 }, (_, day) => {
    const at = new Date(Date.parse(NOW) - day * DAY).toISOString()
    return run(`${day}`, 5 + (day % 30), { createdAt: at, startedAt: at, changedAt: at })
  })
  const { source } = aFeed({ system: 'github', kinds: ['run'], events: () => [] })
  const snapshot = aSnapshot({ keyResults: [aKeyResult({ source: shop, measure: 'ci duration p95' })] })
  const { deps, clock, close } = await openBench({ work: [source], snapshot })
  onTestFinished(close)
  await deps.events.save({ events: builds, cursors: [] })
  await sync(deps)
  await deps.events.save({ events: builds, cursors: [] })
  clock.set(new Date(Date.parse(NOW) + DAY).toISOString())
  const before = await planSync(deps)
  expect(before.keyResults[0]?.current).toBeGreaterThan(5)

  await sync(deps)

  const after = await planSync(deps)
  expect(after.keyResults).toEqual(before.keyResults)
  const { events } = await deps.events.read([repository], '2000-01-01T00:00:00.000Z')
  expect(events).toHaveLength(121)
})
