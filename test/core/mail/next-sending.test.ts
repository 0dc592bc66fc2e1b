import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSending } from '#src/core/mail/next-sending.ts'

const NOON = Date.parse('2026-11-20T12:00:00.000Z')
const at = (ms: number) => new Date(NOON + ms).toISOString()

test('whatever comes whenever, no 60 seconds see more than the most, and none waits where there is room', () => {
  const given = { most: fc.integer({ min: 1, max: 10 }), gaps: fc.array(fc.integer({ min: 0, max: 90_000 })) }
  fc.assert(
    fc.property(fc.record(given), ({ most, gaps }) => {
      const sendings: string[] = []
      let clock = 0
      for (const gap of gaps) {
        clock += gap
        const next = nextSending(sendings, at(clock), most)
        const inLastMinute = sendings.filter((each) => Date.parse(each) > NOON + clock - 60_000)
        expect(next === at(clock)).toBe(inLastMinute.length < most)
        clock = Date.parse(next) - NOON
        sendings.push(next)
        const within = sendings.filter((each) => Date.parse(each) > NOON + clock - 60_000)
        expect(within.length).toBeLessThanOrEqual(most)
      }
    }),
  )
})
