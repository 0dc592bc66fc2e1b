import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { type GroupMember, rollUpGroup } from '#src/core/scoring/roll-up-group.ts'

const policy = Policy.parse({})

function roll(...members: readonly Partial<GroupMember>[]) {
  const full = members.map(
    (parts, index): GroupMember => ({
      id: `o-${index}`,
      weight: 1,
      score: 0.5,
      projected: 1,
      expected: 0.35,
      confidence: 0.8,
      status: 'on_track',
      ...parts,
    }),
  )
  return rollUpGroup(full, policy)
}

const nothing = { score: null, projected: null, expected: null, confidence: null }

test('means go by the weights of the objectives, unrounded and over clamped values', () => {
  expect(
    roll({ score: 0.2, weight: 2 }, { score: 0.3333, projected: 9, expected: 0.5, confidence: 0.2 }),
  ).toEqual({
    score: (0.4 + 0.3333) / 3,
    projected: 3.5 / 3,
    expected: (0.7 + 0.5) / 3,
    confidence: (1.6 + 0.2) / 3,
    status: 'at_risk',
  })
})

test('the mean confidence is cut, whatever the statuses below', () => {
  const red = { confidence: 0.1, status: 'off_track' } as const
  expect(roll({ confidence: 0.95 }, { confidence: 0.95 }, red).status).toBe('at_risk')
  expect(roll({ confidence: 0.95 }, { confidence: 0.95, weight: 9 }, red).status).toBe('on_track')
  expect(roll(red, red).status).toBe('off_track')
})

test('all complete is complete, and all not started is not started', () => {
  expect(roll({ status: 'complete' }, { status: 'complete' }).status).toBe('complete')
  expect(roll({ ...nothing, status: 'not_started' }, { status: 'not_started' }).status).toBe('not_started')
  expect(roll({ status: 'complete', confidence: 1 }, { ...nothing, status: 'not_started' }).status).toBe(
    'on_track',
  )
})

test('a group of which nothing is known is unknown, and one that is unknown does not count', () => {
  expect(roll()).toEqual({ ...nothing, status: 'unknown' })
  expect(roll({ ...nothing, status: 'unknown' })).toEqual({ ...nothing, status: 'unknown' })
  expect(roll({ ...nothing, status: 'at_risk' })).toEqual({ ...nothing, status: 'unknown' })
  expect(roll({ weight: 0 })).toEqual({ ...nothing, status: 'unknown' })
  expect(roll({ status: 'complete' }, { ...nothing, status: 'unknown' }).status).toBe('complete')
})

test('the order of the members does not matter, and means stay in range', () => {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
  const members = fc.uniqueArray(
    fc.record({
      id: fc.string(),
      weight: fc.double({ min: 0, max: 1e15, noNaN: true }),
      score: share,
      projected: fc.option(fc.double({ min: -9, max: 9, noNaN: true })),
      expected: share,
      confidence: share,
      status: fc.constantFrom('not_started', 'on_track', 'at_risk', 'off_track', 'complete', 'unknown'),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  fc.assert(
    fc.property(members, (each) => {
      const rolled = rollUpGroup(each, policy)
      for (const mean of [rolled.score, rolled.expected, rolled.confidence]) {
        expect(mean ?? 0).toBeGreaterThanOrEqual(0)
        expect(mean ?? 0).toBeLessThanOrEqual(1 + 1e-12)
      }
      expect(rollUpGroup(each.toReversed(), policy)).toEqual(rolled)
    }),
  )
})

test('a group is no greener than its best objective, since silence lowers no chance', () => {
  const silent = { confidence: 0.95, status: 'at_risk' } as const
  expect(roll(silent, silent)).toMatchObject({ status: 'at_risk', confidence: 0.95 })
  expect(roll(silent, {}).status).toBe('on_track')
})
