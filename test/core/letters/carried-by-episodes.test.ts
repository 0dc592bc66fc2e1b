import { expect, test } from 'vitest'
import type { Episode, KeyResultDay } from '#src/core/history.ts'
import { decisionReminders } from '#src/core/letters/decision-reminders.ts'
import type { RemindersInput } from '#src/core/letters/reminders-input.ts'
import type { Decision, KeyResult, Snapshot } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import {
  aDecision,
  ada,
  aHistory,
  aKeyResult,
  anInitiative,
  aSnapshot,
  evaluateAt,
  NOW,
  type Past,
} from '#test/core/a-snapshot.ts'

const TODAY = NOW.slice(0, 10)
const bo = { id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.com' }
const episode: Episode = {
  id: 'k1-2026-11-13',
  pageId: 'k1',
  cause: 'off_track',
  title: '',
  openedAt: '2026-11-13T09:00:00.000Z',
  closedAt: null,
}
const red = { override: 'off_track', overrideUntil: '2026-12-31' } as const

function remindersOf(
  given: Partial<Snapshot>,
  other: Partial<Pick<RemindersInput, 'episodes' | 'told' | 'asks'>> &
    Pick<Partial<Past>, 'days' | 'prepared'>,
) {
  const { days = [], prepared = [], episodes = [], told = [], asks = false } = other
  const snapshot = aSnapshot(given)
  const history = aHistory({ days, prepared })
  return decisionReminders({
    snapshot,
    evaluation: evaluateAt(NOW, { snapshot, history }),
    history,
    episodes,
    told,
    asks,
    timezone: 'UTC',
    settleMinutes: 60,
    mail: { digestTo: ['cto@example.com'], domains: [] },
  })
}

/** What is said of a decision about a key result, and to whom. */
function said(
  decision: Partial<Decision>,
  other: Parameters<typeof remindersOf>[1] = {},
  keyResult: Partial<KeyResult> = red,
) {
  const decisions = [aDecision({ keyResults: ['k1'], raised: '2026-11-13', ...decision })]
  const reminders = remindersOf({ keyResults: [aKeyResult(keyResult)], decisions }, other)
  return reminders.map(({ key, to }) => `${key.split('/')[2]} ${to.join(' ')}`)
}

const heard = (to: string, at = '2026-11-16T09:00:00.000Z') => ({ key: `${episode.id}/lead`, to, at })

test('that a decision is overdue is told by the episode of its key result while one is open, and else by itself', () => {
  const overdue = { decideBy: '2026-11-18' }
  expect(said(overdue, { episodes: [episode] })).toEqual([])
  expect(said(overdue)).toEqual(['decision_overdue ada@example.com'])
  expect(said(overdue, { episodes: [{ ...episode, pageId: 'k2' }] })).toHaveLength(1)
  // Nobody is told of an episode whose key result is not known to be behind.
  const green = { override: 'on_track', overrideUntil: '2026-12-31' } as const
  expect(said(overdue, { episodes: [episode] }, green)).toHaveLength(1)
  const blocked = anInitiative({ status: 'blocked' })
  const about = { keyResults: [], initiatives: ['i1'], decideBy: '2026-11-18' }
  const ofWork = (status: 'blocked' | 'on_track') =>
    remindersOf(
      { initiatives: [{ ...blocked, status }], decisions: [aDecision(about)] },
      { episodes: [{ ...episode, pageId: 'i1', cause: 'blocked' }] },
    )
  expect([ofWork('blocked').length, ofWork('on_track').length]).toEqual([0, 1])
})

test('that a decision is due soon reaches those who are to make it and have not heard of it by the episode', () => {
  const soon = { decideBy: '2026-11-22', owners: [ada, bo] }
  const to = (...told: RemindersInput['told']) => said(soon, { episodes: [episode], told })
  const both = ['decide_soon ada@example.com bo@example.com']
  expect(to()).toEqual(both)
  expect(to(heard('bo@example.com'))).toEqual(['decide_soon ada@example.com'])
  expect(to(heard('bo@example.com'), heard('ada@example.com'))).toEqual([])
  // Who heard before it was raised has not heard of it.
  expect(to(heard('bo@example.com', '2026-11-12T09:00:00.000Z'))).toEqual(both)
  expect(said({ ...soon, keyResults: [] }, { episodes: [episode], told: [heard('bo@example.com')] })).toEqual(
    both,
  )
})

test('what else is asked of a decision is asked whatever its key result does', () => {
  const made = { status: 'decided', date: '2026-11-16', rationale: '' } as const
  expect(said(made, { episodes: [episode], told: [heard('ada@example.com')] })).toEqual([
    'no_rationale ada@example.com',
  ])
})

test('where the service asks itself its row takes the place of the letter, and one that was put into the trash does too', () => {
  const day = (at: string): KeyResultDay => ({
    keyResultId: 'k1',
    day: at,
    status: 'off_track',
    overruled: null,
    risk: 'high',
    score: 0.1,
    confidence: 0.1,
    baseline: 0,
    target: 60,
    weight: 1,
    period: null,
    colour: 'off_track',
    targetScore: 1,
    ruleVersion: '2',
  })
  const days = ['2026-11-13', '2026-11-16', '2026-11-19'].map(day)
  const row = (key: string) => [
    { key, pageId: 'k1', state: 'created', decisionId: 'gone', at: '2026-11-13T09:00:00.000Z' } as const,
  ]
  const letters = (asks: boolean, prepared: Past['prepared'], episodes: readonly Episode[] = [episode]) =>
    remindersOf({ keyResults: [aKeyResult(red)] }, { days, asks, prepared, episodes }).length
  expect(letters(false, [])).toBe(1)
  expect(letters(true, [])).toBe(1)
  expect(letters(true, row(episode.id))).toBe(0)
  expect(letters(true, row(`${episode.id}-2`))).toBe(0)
  expect(letters(false, row(episode.id))).toBe(1)
  expect(letters(true, row('k1-2026-10-01'))).toBe(1)
  expect(letters(true, row(episode.id), [])).toBe(1)
})

test('from its second week on an overdue decision is asked for again, also while its episode is told', () => {
  const told = { episodes: [episode], told: [heard('ada@example.com')] }
  expect(said({ decideBy: addDays(TODAY, -7) }, told)).toEqual([])
  expect(said({ decideBy: addDays(TODAY, -8) }, told)).toEqual(['decision_overdue ada@example.com'])
})
