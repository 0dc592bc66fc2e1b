import { expect, test } from 'vitest'
import { rebaselined } from '#src/core/rows/rebaselined.ts'

const moved = {
  day: '2026-11-09',
  changes: [
    { property: 'Target', before: '60 teams', after: '40 teams', decided: false },
    { property: 'Weight', before: '1', after: '2', decided: false },
  ],
  originalScore: 0.4,
  originalStatus: 'off_track',
  originalWeight: 1,
  instead: null,
  decided: false,
} as const

test('a goal that was moved asks for the decision, and names the move, its day and both scores', () => {
  expect(rebaselined(moved, { score: 0.6, status: 'at_risk' })).toEqual({
    code: 'rebaselined',
    property: 'Decisions',
    message:
      'The goal was moved inside the cycle, first seen on 9 Nov: Target from 60 teams to 40 teams, Weight from 1 to 2. The score is 0.6 (At risk) against the goal of now and 0.4 (Off track) against the one that the cycle began with.',
    mend: 'Link the decision that moved it in Decisions, or write it down in the decision log with the Date 2026-11-09; or set Target back to 60 teams.',
  })
})

test('a score that is not known is no 0', () => {
  const { message } = rebaselined(
    { ...moved, originalScore: null, originalStatus: 'unknown' },
    { score: 0, status: 'not_started' },
  )
  expect(message).toContain('The score is 0 (Not started) against the goal of now and unknown (Unknown)')
})

test('what a decision covers is not asked for, and what was decided instead is said', () => {
  const changes = [{ ...moved.changes[0], decided: true }, moved.changes[1]]
  const now = { score: 0.6, status: 'at_risk' } as const
  const words = 'Decided was another.'
  const said = rebaselined({ ...moved, changes, instead: { words, chosen: null } }, now)

  expect(said.message).toContain(
    'first seen on 9 Nov: Weight from 1 to 2. Decided was another. The score is 0.6',
  )
  expect(said.mend).toBe(
    'Write down the decision for how it is now in the decision log with the Date 2026-11-09; or set Weight back to 1.',
  )
  const { mend } = rebaselined({ ...moved, instead: { words, chosen: 'Target to 31 teams' } }, now)
  expect(mend).toBe(
    'Set Target to 31 teams as decided, or write down the decision for how it is now in the decision log with the Date 2026-11-09; or set Target back to 60 teams.',
  )
})
