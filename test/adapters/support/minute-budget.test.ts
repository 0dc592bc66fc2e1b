import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMinuteBudget } from '#src/adapters/support/minute-budget.ts'
import type { Clock } from '#src/ports/clock.ts'

/** A clock that jumps over every wait. */
function jumpingClock(): Clock & { at: number } {
  return {
    at: Date.parse('2026-11-20T08:00:00.000Z'),
    now() {
      return new Date(this.at).toISOString()
    },
    async sleep(ms) {
      this.at += ms
    },
  }
}

test('the whole budget may be spent at once', async () => {
  const clock = jumpingClock()
  const budget = createMinuteBudget({ perMinute: 3, clock })
  const start = clock.at

  await Promise.all([budget.take(), budget.take(), budget.take()])

  expect(clock.at).toBe(start)
})

test('the request after the last waits until a minute after the first', async () => {
  const clock = jumpingClock()
  const budget = createMinuteBudget({ perMinute: 2, clock })
  const start = clock.at
  await budget.take()
  await clock.sleep(10_000)
  await budget.take()

  await budget.take()

  expect(clock.at - start).toBe(60_000)
})

test('no 60 seconds ever hold more requests than the budget', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 30 }),
      async (perMinute, pauses) => {
        const clock = jumpingClock()
        const budget = createMinuteBudget({ perMinute, clock })
        const sent: number[] = []
        for (const pause of pauses) {
          await clock.sleep(pause)
          await budget.take()
          sent.push(clock.at)
        }
        for (const start of sent) {
          expect(sent.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(
            perMinute,
          )
        }
      },
    ),
  )
})

test('during a pause nobody sends, whether they came before it or after', async () => {
  const clock = jumpingClock()
  const budget = createMinuteBudget({ perMinute: 1, clock })
  const start = clock.at
  await budget.take()
  const waiting = budget.take()
  budget.pauseUntil(start + 90_000)

  await waiting
  const first = clock.at
  await budget.take()

  expect([first - start, clock.at - start]).toEqual([90_000, 150_000])
})

test('the longest of several pauses holds', async () => {
  const clock = jumpingClock()
  const budget = createMinuteBudget({ perMinute: 9, clock })
  const start = clock.at
  budget.pauseUntil(start + 5_000)
  budget.pauseUntil(start + 2_000)

  await budget.take()

  expect(clock.at - start).toBe(5_000)
})

test('a wait that fails is told to the one who waited and to nobody after', async () => {
  const clock = jumpingClock()
  let broken = true
  const budget = createMinuteBudget({
    perMinute: 1,
    clock: {
      now: () => clock.now(),
      sleep: async (ms) => {
        if (broken) throw new Error('stopped')
        await clock.sleep(ms)
      },
    },
  })
  const start = clock.at
  await budget.take()

  await expect(budget.take()).rejects.toThrow('stopped')
  broken = false
  await budget.take()

  expect(clock.at - start).toBe(60_000)
})
