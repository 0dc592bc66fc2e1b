import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { aWorld, type World } from '#test/core/a-world.ts'

const DAY = 24 * 60

/** A value that is typed, and for how many days nothing is done after it. */
const rest = fc.record({ value: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 1, max: 14 }) })

function told(world: World) {
  const { evaluation } = world.run()
  const result = evaluation.keyResults.find(({ id }) => id === 'k2')
  return result && { result, today: evaluation.today }
}

/** All that Why may rest on beside the clock. */
function groundsOf({ result, today }: { readonly result: KeyResultResult; readonly today: string }) {
  const { lastCheckIn, current, status, reasons } = result
  const isWeekOld = lastCheckIn !== null && daysBetween(lastCheckIn, today) >= 7
  return JSON.stringify({ lastCheckIn, current, status, reasons, isWeekOld })
}

test.each(['metric', 'yes_no'] as const)(
  'however the colour of a %s changed before, what Why says of a check-in it says on every later day',
  (type) => {
    fc.assert(
      fc.property(fc.array(rest, { minLength: 1, maxLength: 5 }), (rests) => {
        const world = aWorld()
        world.edit('k2', { type })
        let before = told(world)
        for (const { value, days } of rests) {
          world.edit('k2', { current: type === 'yes_no' ? 0 : value, lastCheckIn: before?.today ?? null })
          for (let day = 0; day < days; day += 1) {
            world.wait(DAY)
            const now = told(world)
            if (before && now && groundsOf(before) === groundsOf(now)) {
              expect(now.result.why).toBe(before.result.why)
            }
            before = now
          }
        }
      }),
    )
  },
)
