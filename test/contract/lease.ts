import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lease, LeaseHold } from '#src/ports/lease.ts'

const at = (minute: number) => `2026-11-20T08:${`${minute}`.padStart(2, '0')}:00.000Z`

function hold(holder: string, until: number): LeaseHold {
  return { holder, until: at(until) }
}

/** @param fresh makes two doors to one lease that nobody holds */
export function leaseContract(fresh: () => Promise<readonly [Lease, Lease]>): void {
  test('a lease that is free is taken, and whoever comes after hears who holds it', async () => {
    const [one, other] = await fresh()
    expect(await one.current()).toBeNull()

    expect(await one.take(hold('a', 15), at(0))).toBeNull()

    expect(await other.take(hold('b', 20), at(5))).toEqual(hold('a', 15))
    expect(await other.current()).toEqual(hold('a', 15))
  })

  test('of many who come at once one has the lease', async () => {
    const doors = await fresh()

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) => doors[number % 2]?.take(hold(`h${number}`, 15), at(0))),
    )

    const holder = await doors[0].current()
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.indexOf(null)).toBe(Number(holder?.holder.slice(1)))
    expect(answers.filter((answer) => answer !== null)).toEqual(Array(19).fill(holder))
  })

  test('a lease that has run out is taken over, and whoever had it cannot renew it or give it back', async () => {
    const [one, other] = await fresh()
    await one.take(hold('a', 15), at(0))
    expect(await other.take(hold('b', 30), at(14))).toEqual(hold('a', 15))

    expect(await other.take(hold('b', 30), at(15))).toBeNull()

    expect(await one.renew(hold('a', 40))).toBe(false)
    await one.release('a')
    expect(await one.current()).toEqual(hold('b', 30))
  })

  test('a lease that is renewed runs out later, even where it had run out already', async () => {
    const [one, other] = await fresh()
    await one.take(hold('a', 15), at(0))

    expect(await one.renew(hold('a', 25))).toBe(true)

    expect(await other.take(hold('b', 40), at(20))).toEqual(hold('a', 25))
    expect(await one.renew(hold('a', 45))).toBe(true)
    expect(await other.take(hold('b', 40), at(30))).toEqual(hold('a', 45))
  })

  test('a lease that was given back is free, and is not renewed', async () => {
    const [one, other] = await fresh()
    await one.take(hold('a', 15), at(0))

    await one.release('a')

    expect(await other.current()).toBeNull()
    expect(await one.renew(hold('a', 20))).toBe(false)
    expect(await other.take(hold('b', 20), at(1))).toBeNull()
  })

  test('whoever holds the lease may take it again', async () => {
    const [one] = await fresh()
    await one.take(hold('a', 15), at(0))

    expect(await one.take(hold('a', 30), at(10))).toBeNull()
    expect(await one.current()).toEqual(hold('a', 30))
  })

  test('whatever is done in whichever order, the lease is held as the rules say', async () => {
    const holders = fc.constantFrom('a', 'b', 'c')
    const step = fc.record({
      act: fc.constantFrom('take', 'renew', 'release'),
      holder: holders,
      wait: fc.nat(4),
      for: fc.integer({ min: 1, max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const [lease] = await fresh()
        let now = 0
        let held: LeaseHold | null = null
        for (const { act, holder, wait, for: length } of steps) {
          now += wait
          const wanted = hold(holder, now + length)
          const isOurs: boolean = held?.holder === holder
          if (act === 'take') {
            const isFree: boolean = held === null || isOurs || held.until <= at(now)
            expect(await lease.take(wanted, at(now))).toEqual(isFree ? null : held)
            if (isFree) held = wanted
          } else if (act === 'renew') {
            expect(await lease.renew(wanted)).toBe(isOurs)
            if (isOurs) held = wanted
          } else {
            await lease.release(holder)
            if (isOurs) held = null
          }
          expect(await lease.current()).toEqual(held)
        }
      }),
      { numRuns: 15 },
    )
  })
}
