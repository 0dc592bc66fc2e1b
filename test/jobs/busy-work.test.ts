import { expect, onTestFinished, test } from 'vitest'
import { sync } from '#src/jobs/sync.ts'
import { startSandbox } from '#src/sandbox/start-sandbox.ts'
import { layBusyWork } from '#test/support/lay-busy-work.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openBusyDeps } from '#test/support/open-busy-deps.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T09:00:00.000Z'

test('a busy company is measured within 20 requests to Linear and 60 to GitHub, and within 4 and 25 where nothing changed', async () => {
  letThrough(LOOPBACK)
  const clock = createTestClock(NOW)
  const sandbox = await startSandbox({ now: () => new Date(clock.now()) })
  onTestFinished(() => sandbox.close())
  const { linear, github } = sandbox
  const sources = layBusyWork({ linear: linear.state, github: github.state }, NOW)
  const { deps, close } = await openBusyDeps(sandbox.settings, sources, clock)
  onTestFinished(close)

  const first = await sync(deps)
  expect(sources).toHaveLength(200)
  expect(first.counts).toMatchObject({ measured: 200, unknown: 0 })
  expect(first.requests.linear).toBeLessThanOrEqual(20)
  expect(first.requests.github).toBeLessThanOrEqual(60)

  await clock.sleep(300_000)
  const second = await sync(deps)
  expect(second.counts).toMatchObject({ measured: 200, unknown: 0 })
  expect(second.requests.linear).toBeLessThanOrEqual(4)
  expect(second.requests.github).toBeLessThanOrEqual(25)
  expect(second.keyResults.map(({ current }) => current)).toEqual(
    first.keyResults.map(({ current }) => current),
  )
})
