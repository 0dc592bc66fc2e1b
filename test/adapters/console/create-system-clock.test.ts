import { expect, test } from 'vitest'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'

test('now is a moment in UTC, and sleeping ends', async () => {
  const clock = createSystemClock()
  const before = clock.now()
  await clock.sleep(1)
  expect(before).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(clock.now() > before).toBe(true)
})
