import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkEvent } from '#src/core/delivery/events.ts'
import { figure } from '#src/core/delivery/figure.ts'
import { DELIVERY_MEASURES, type DeliveryMeasure } from '#src/core/delivery/measures.ts'
import { moment } from '#src/core/delivery/moment.ts'
import { quantile } from '#src/core/delivery/quantile.ts'
import {
  ada,
  bob,
  bot,
  commit,
  cycle,
  cycleLink,
  deliveryOf,
  deployed,
  incident,
  issue,
  NOW,
  pull,
  repository,
  review,
  run,
  team,
} from './some-events.ts'

const HOUR = 3_600_000
const MEASURES = Object.keys(DELIVERY_MEASURES) as DeliveryMeasure[]

function hoursAgo(hours: number): string {
  return new Date(Date.parse(NOW) - hours * HOUR).toISOString()
}

/** Hours before now, within the 90 days. */
const ago = fc.double({ min: 0, max: 89 * 24, noNaN: true })
/** A few commits, each the child of some before it. */
const number = fc.integer({ min: 0, max: 30 })
const actor = fc.constantFrom(ada, bob, bot, null)

const event: fc.Arbitrary<WorkEvent> = fc.oneof(
  fc.record({ number, parent: number, ago }).map((given) => {
    const parents = given.parent < given.number ? [`c${given.parent}`] : []
    return commit(`c${given.number}`, parents, hoursAgo(given.ago))
  }),
  fc.record({ number, ago }).map((given) => deployed(`c${given.number}`, hoursAgo(given.ago))),
  fc
    .record({
      number,
      ago,
      took: fc.double({ min: 0, max: 200, noNaN: true }),
      merged: fc.boolean(),
      author: actor,
      by: actor,
      reverts: fc.option(number),
      mention: fc.constantFrom('ENG-1', 'UTF-8'),
    })
    .map(({ number, ago, took, merged, author, by, reverts, mention }) =>
      pull(number, {
        createdAt: hoursAgo(ago + took),
        changedAt: hoursAgo(ago),
        mergedAt: merged ? hoursAgo(ago) : null,
        reviews: [review(hoursAgo(ago + took / 2), { by })],
        mentions: [mention],
        author,
        reverts,
      }),
    ),
  fc.record({ number, ago, closed: fc.boolean(), cause: number }).map(({ number, ago, closed, cause }) =>
    incident(number, hoursAgo(ago), {
      closedAt: closed ? hoursAgo(ago / 2) : null,
      causes: { commits: cause > 20 ? [] : [`c${cause}`], pulls: [] },
    }),
  ),
  fc
    .record({ number, ago, minutes: fc.double({ min: 0.1, max: 60, noNaN: true }) })
    .map(({ number, ago, minutes }) => run(`r${number}`, minutes, { startedAt: hoursAgo(ago) })),
  fc
    .record({ number, ago, estimate: fc.double({ min: 0.1, max: 13, noNaN: true }), bug: fc.boolean() })
    .map(({ number, ago, estimate, bug }) =>
      issue(`ENG-${number}`, { completedAt: hoursAgo(ago), estimate, labels: bug ? ['bug'] : [] }),
    ),
  fc
    .record({ number, ago, points: fc.double({ min: 0.1, max: 50, noNaN: true }) })
    .map(({ number, ago, points }) => cycle(number, hoursAgo(ago), { completed: [points] })),
)
/** As a store holds them: one of each. */
const events = fc.uniqueArray(event, { maxLength: 80, selector: ({ kind, id }) => `${kind} ${id}` })

const policy = { windowDays: 60, businessHours: 'Mon-Fri 09:00-17:00' }

function figures(some: readonly WorkEvent[]) {
  const told = deliveryOf(some, { policy, timezone: 'Europe/Berlin' })
  return {
    figures: [repository, team, cycleLink(3)].flatMap((link) => {
      const samples = told.samplesOf(link) ?? {}
      return MEASURES.map((measure) => figure(measure, samples[measure] ? [samples[measure]] : []))
    }),
    findings: told.findings(),
  }
}

test('the order in which events come does not matter, to the last digit', () => {
  const shuffled = events.chain((some) =>
    fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
  )
  fc.assert(
    fc.property(shuffled, ([some, other]) => {
      expect(figures(other)).toEqual(figures(some))
    }),
  )
})

test('what is older than 90 days does not matter', () => {
  const DAYS = 91 * 24 * HOUR
  const older = (text: string) => new Date(Date.parse(text) - DAYS).toISOString()
  // The same events a while ago, with names of their own.
  const aged = (some: readonly WorkEvent[]): WorkEvent[] =>
    some.map((each) => {
      const text = JSON.stringify(each).replaceAll(/"\d{4}-\d\d-\d\dT[^"]+Z"/g, (moment) =>
        JSON.stringify(older(JSON.parse(moment))),
      )
      return { ...JSON.parse(text), id: each.kind === 'commit' ? each.id : `old ${each.id}` }
    })
  fc.assert(
    fc.property(events, events, (some, others) => {
      const known = new Set(some.map(({ kind, id }) => `${kind} ${id}`))
      const old = aged(others).filter(({ kind, id }) => !known.has(`${kind} ${id}`))
      expect(figures([...old, ...some])).toEqual(figures(some))
    }),
  )
})

test('a figure is a number, percents of a part are 0 to 100, and nothing is negative', () => {
  fc.assert(
    fc.property(events, (some) => {
      for (const each of figures(some).figures) {
        if (each.kind === 'none') continue
        expect(Number.isFinite(each.value) && each.value >= 0 && each.n >= 0).toBe(true)
      }
      const samples = deliveryOf(some, { policy }).samplesOf(repository) ?? {}
      for (const each of Object.values(samples)) {
        if (each.kind === 'ratio') expect(each.part <= each.whole && each.part >= 0).toBe(true)
      }
    }),
  )
})

test('moments are what the calendar says', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      (date) => {
        expect(moment(date.toISOString())).toBe(date.getTime())
        expect(moment(date.toISOString().replace('Z', '+00:00'))).toBe(date.getTime())
      },
    ),
  )
})

test('a quantile lies between two neighbours, and that of 0.5 is the median', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([7], 0.95)).toBe(7)
  // R: quantile(c(1, 2, 4, 8), 0.9, type = 7)
  expect(quantile([8, 4, 2, 1], 0.9)).toBeCloseTo(6.8, 12)
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (some, share) => {
      const value = quantile(some, share)
      expect(some.filter((each) => each <= value * (1 + 1e-12)).length).toBeGreaterThanOrEqual(
        Math.floor((some.length - 1) * share) + 1,
      )
      expect(value).toBeLessThanOrEqual(Math.max(...some) * (1 + 1e-12))
    }),
  )
})
