import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Initiative, KeyResult, Person } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { aKeyResult, anInitiative, anObjective } from '../a-snapshot.ts'
import { aLadder } from './a-ladder.ts'

const people: readonly Person[] = ['ann', 'bob', 'cid', 'dot'].map((id) => ({
  id,
  name: id,
  email: id === 'dot' ? null : `${id}@example.com`,
}))
const some = fc.subarray([...people], { maxLength: 2 })
const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)

/** What people do to the rows before one run, and how many hours pass until it. */
const step = fc.record({
  hours: one(1, 5, 20, 24, 48),
  override: one<KeyResult['override']>('off_track', 'off_track', 'at_risk', 'on_track', 'unknown', null),
  current: one(0, 5, 60),
  state: one<KeyResult['state']>(
    'active',
    'active',
    'active',
    'active',
    'active',
    'closed',
    'dropped',
    'deferred',
  ),
  isAnswered: one(false, false, true),
  recoveryPlan: one('', '', 'Two more people'),
  isJustTyped: fc.boolean(),
  isGone: one(false, false, false, false, false, false, true),
  status: one<Initiative['status']>('blocked', 'blocked', 'on_track', 'done', 'cancelled'),
  isPostDown: one(false, false, true),
})
const company = fc.record({
  owners: some,
  leads: some,
  dri: some,
  waitingOn: some,
  start: one('2026-10-20', '2026-12-10'),
  madeByInit: one(true, true, false),
  steps: fc.array(step, { minLength: 5, maxLength: 22 }),
})

test('over any weeks a rung is told once, an all-clear once and to those who were told, and nothing of amber on plan', () => {
  fc.assert(
    fc.property(company, ({ owners, leads, dri, waitingOn, start, madeByInit, steps }) => {
      const ladder = aLadder()
      const objectives = [
        anObjective({ id: 'o1', owners, supports: ['o2'] }),
        anObjective({ id: 'o2', owners: leads, supports: ['o1'] }),
      ]
      let now = Date.parse(`${start}T09:00:00.000Z`)
      let acknowledged: string | null = null
      for (const given of steps) {
        now += given.hours * 3_600_000
        const asOf = new Date(now).toISOString()
        if (given.isAnswered) acknowledged = asOf.slice(0, 10)
        const lastEdited = given.isJustTyped
          ? new Date(now - 600_000).toISOString()
          : '2026-10-01T10:00:00.000Z'
        const { override, current, state, recoveryPlan } = given
        const run = () =>
          ladder.run(asOf, {
            madeByInit,
            isPostDown: given.isPostDown,
            objectives,
            keyResults: given.isGone
              ? []
              : [
                  aKeyResult({
                    owners,
                    override,
                    overrideUntil: addDays(start, 90),
                    current,
                    state,
                    recoveryPlan,
                    acknowledged,
                    lastEdited,
                  }),
                ],
            initiatives: given.isGone
              ? []
              : [anInitiative({ owners: dri, waitingOn, status: given.status, lastEdited })],
          })
        const known = new Set(ladder.told().map(({ key }) => key))
        const { subjects, opened, wakeAt } = run()

        for (const { key, episode, to, about } of subjects) {
          expect(new Set(to).size).toBe(to.length)
          expect(to.length).toBeGreaterThan(0)
          if (about.kind === 'all_clear') {
            expect([...known].some((each) => each.startsWith(`${episode}/`))).toBe(true)
            expect(ladder.history().episodes.find(({ id }) => id === episode)?.closedAt).not.toBeNull()
          } else {
            expect(ladder.history().episodes.find(({ id }) => id === episode)?.closedAt).toBeNull()
          }
          if (about.kind === 'escalation') {
            const { status, gap } = about.escalation
            expect(['off_track', 'at_risk']).toContain(status)
            if (status === 'at_risk') expect(gap ?? 1).toBeGreaterThan(0)
          }
          expect(key.startsWith(`${episode}/`)).toBe(true)
        }
        if (!madeByInit) expect({ subjects, opened }).toEqual({ subjects: [], opened: [] })
        if (wakeAt !== null) expect(wakeAt > asOf).toBe(true)
        const open = ladder.history().episodes.filter(({ closedAt }) => closedAt === null)
        expect(new Set(open.map(({ pageId }) => pageId)).size).toBe(open.length)
        expect(opened.every(({ id }) => id.endsWith(asOf.slice(0, 10)))).toBe(true)
        if (given.isAnswered && !given.isPostDown)
          expect(run()).toMatchObject({ subjects: [], opened: [], closed: [] })
      }

      const told = ladder.told().map(({ key, to }) => `${key} ${to}`)
      expect(new Set(told).size).toBe(told.length)
      const { episodes } = ladder.history()
      expect(new Set(episodes.map(({ id }) => id)).size).toBe(episodes.length)
      // One quiet run later everybody who was told of what is over has had the all-clear, of what another took over there where they heard of that.
      const end = new Date(now + 60_000).toISOString()
      ladder.run(end, { objectives, madeByInit, keyResults: [], initiatives: [] })
      for (const { id, pageId, cause, closedAt } of ladder.history().episodes) {
        const of = ladder.told().filter(({ key }) => key.startsWith(`${id}/`))
        const next = episodes.find(
          (each) => cause === 'at_risk' && each.pageId === pageId && each.openedAt === closedAt,
        )
        const there = new Set(
          ladder
            .told()
            .flatMap(({ key, to }) => (next !== undefined && key.startsWith(`${next.id}/`) ? to : [])),
        )
        const cleared = of.filter(({ key }) => key === `${id}/all_clear`).map(({ to }) => to)
        const heard = new Set(of.filter(({ key }) => key !== `${id}/all_clear`).map(({ to }) => to))
        expect(cleared.toSorted()).toEqual([...heard].filter((to) => !there.has(to)).toSorted())
      }
    }),
    { numRuns: 20 },
  )
})
