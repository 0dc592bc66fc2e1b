import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Status } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { aWorld, type World } from '#test/core/a-world.ts'

const DAY = 24 * 60

interface Round {
  readonly act: (world: World) => void
  readonly minutes: number
  /** The write after which the run dies, unrecorded; undefined: it lives. */
  readonly dyingAfter: number | undefined
}

const status = fc.constantFrom<Status>('on_track', 'at_risk', 'off_track')
const until = fc.option(fc.constantFrom('2026-11-06', '2026-11-20'))

/** What people do to the rows between two runs; nobody touches Why or Summary. */
const act: fc.Arbitrary<(world: World) => void> = fc.oneof(
  fc.record({ page: fc.constantFrom('o1', 'k2'), to: status }).map(
    ({ page, to }) =>
      (world: World) =>
        world.edit(page, { shown: { status: to } }),
  ),
  fc
    .record({ override: fc.option(status), overrideUntil: until })
    .map((change) => (world: World) => world.edit('k2', change)),
  fc.integer({ min: 10, max: 50 }).map((current) => (world: World) => world.edit('k2', { current })),
  fc.constant(() => {}),
)
const round: fc.Arbitrary<Round> = fc.record({
  act,
  minutes: fc.constantFrom(5, DAY, 3 * DAY, 15 * DAY),
  dyingAfter: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 4 }),
})

function live(rounds: readonly Round[], look: (world: World) => void) {
  const world = aWorld()
  world.run()
  for (const { act: happen, minutes, dyingAfter } of rounds) {
    happen(world)
    world.wait(minutes)
    look(world)
    world.run(dyingAfter)
    if (dyingAfter === undefined) continue
    world.wait(5)
    look(world)
    world.run()
  }
}

test('how an overrule ends is told in words that the next run finds again, also where a run died in between', () => {
  fc.assert(
    fc.property(fc.array(round, { maxLength: 8 }), (rounds) => {
      live(rounds, (world) => {
        const { evaluation } = world.planned()
        const changed = evaluation.findings
          .filter(({ code }) => code === 'service_cell_changed')
          .map(({ property }) => property)
        expect(changed).not.toContain('Why')
        expect(changed).not.toContain('Summary')
        for (const { overrule, overruleEnded } of [...evaluation.keyResults, ...evaluation.objectives]) {
          if (overruleEnded === null) continue
          expect(overrule).toBeNull()
          const age = daysBetween(overruleEnded.on, evaluation.today)
          expect(age).toBeLessThanOrEqual(14)
          expect(age).toBeGreaterThan(0)
        }
      })
    }),
  )
})
