import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision } from '#src/core/model.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { aDecision, aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'

const made = { status: 'decided', date: '2026-11-18' } as const

test('a decision is about what is linked from either side, and about what those are that it supersedes', () => {
  const decisions = [
    aDecision({ ...made, id: 'd1', keyResults: ['k1'] }),
    aDecision({ ...made, id: 'd2', supersedes: ['d1'] }),
    aDecision({ ...made, id: 'd3', supersedes: ['d2', 'gone'] }),
  ]
  const keyResults = [aKeyResult(), aKeyResult({ id: 'k2', decisions: ['d2'] })]
  const links = decisionLinks(aSnapshot({ decisions, keyResults }))

  expect(decisions.map((decision) => links.keyResultsOf(decision))).toEqual([
    ['k1'],
    ['k2', 'k1'],
    ['k2', 'k1'],
  ])
  expect(links.about('k1').map(({ id }) => id)).toEqual(['d1', 'd2', 'd3'])
  expect(links.about('k3')).toEqual([])
  expect(decisions.map((decision) => links.stands(decision))).toEqual([false, false, true])
})

test('what is not decided, or was superseded or reversed, does not stand', () => {
  const stands = (given: Partial<Decision>, others: readonly Decision[] = []) => {
    const decision = aDecision({ ...made, ...given })
    return decisionLinks(aSnapshot({ decisions: [decision, ...others] })).stands(decision)
  }

  expect(stands({})).toBe(true)
  for (const status of ['proposed', 'superseded', 'reversed'] as const) expect(stands({ status })).toBe(false)
  expect(stands({ status: null })).toBe(true)
  expect(stands({ status: null, date: null })).toBe(false)
  const later = { ...made, id: 'd2', supersedes: ['d1'] }
  expect(stands({}, [aDecision(later)])).toBe(false)
  expect(stands({}, [aDecision({ ...later, status: 'reversed' })])).toBe(true)
  // What took its place was superseded in turn: that does not bring it back.
  expect(stands({}, [aDecision({ ...later, status: 'superseded' })])).toBe(false)
  expect(stands({}, [aDecision({ ...later, status: null })])).toBe(false)
  expect(stands({ supersedes: ['d1'] })).toBe(true)
})

test('whatever supersedes whatever, also itself, every decision is about all that it leads to', () => {
  const links = fc.array(fc.subarray(['d0', 'd1', 'd2', 'd3', 'd4']), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(links, (supersedes) => {
      const decisions = supersedes.map((ids, index) =>
        aDecision({ id: `d${index}`, keyResults: [`k${index}`], supersedes: ids }),
      )
      const { keyResultsOf } = decisionLinks(aSnapshot({ decisions }))
      for (const decision of decisions) {
        const about = keyResultsOf(decision)
        expect(new Set(about).size).toBe(about.length)
        expect(about).toContain(`k${decision.id.slice(1)}`)
        for (const id of decision.supersedes) {
          const earlier = decisions.find((each) => each.id === id)
          if (earlier !== undefined) expect(about).toEqual(expect.arrayContaining([...keyResultsOf(earlier)]))
        }
      }
    }),
    { numRuns: 60 },
  )
})
