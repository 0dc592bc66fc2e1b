import { expect, test } from 'vitest'
import { answerTo } from '#src/core/escalation/answer-to.ts'
import { episodeState } from '#src/core/escalation/episode-state.ts'

const episode = { id: 'k1-2026-11-10' }
const today = '2026-11-20'

function state(keys: readonly string[], given: Partial<Parameters<typeof episodeState>[0]> = {}) {
  const told = keys.map((key) => ({
    key,
    to: 'ada@example.com',
    at: '2026-11-10T09:00:00.000Z',
    messageId: '<m@x>',
  }))
  return episodeState({ episode, how: null, answer: null, told, today, ...given })
}

const OWNER = 'k1-2026-11-10/owner'
const LEAD = 'k1-2026-11-10/lead'

test('an episode is opened, told, acknowledged, escalated, recovered or closed', () => {
  expect(state([])).toBe('opened')
  expect(state(['k1-2026-11-1/lead', 'k1-2026-11-09/lead'])).toBe('opened')
  expect(state([OWNER])).toBe('told')
  expect(state([OWNER, LEAD])).toBe('escalated')
  expect(state([OWNER, 'k1-2026-11-10/above/again'])).toBe('escalated')
  expect(
    state([OWNER, LEAD], { answer: { from: '2026-11-07', until: '2026-11-21', planUntil: null, by: 'row' } }),
  ).toBe('acknowledged')
  expect(
    state([OWNER, LEAD], { answer: { from: '2026-11-06', until: '2026-11-20', planUntil: null, by: 'row' } }),
  ).toBe('escalated')
  expect(state([OWNER], { how: 'recovered' })).toBe('recovered')
  for (const how of ['closed', 'dropped', 'superseded'] as const)
    expect(state([OWNER], { how })).toBe('closed')
})

test('the answer that stands longest holds, a plan from the day it was first seen', () => {
  const answer = (acknowledged: string | null, recoveryPlan: string, since?: string) =>
    answerTo({
      row: { acknowledged, recoveryPlan },
      day: '2026-11-10',
      plan: since === undefined ? undefined : { pageId: 'k1', what: 'plan', since },
      decided: [],
      dueDays: [],
      today,
      promiseDays: 14,
      timezone: 'Europe/Berlin',
    })

  expect(answer(null, ' \n')).toBeNull()
  expect(answer('2026-11-09', '')).toBeNull()
  expect(answer('2026-11-22', '')).toBeNull()
  // By another time zone it is tomorrow already.
  expect(answer('2026-11-21', '')).toMatchObject({ from: '2026-11-21', until: '2026-12-05', planUntil: null })
  expect(answer('2026-11-10', '')).toMatchObject({ until: '2026-11-24', planUntil: null })
  expect(answer(null, 'More people')).toMatchObject({ until: '2026-12-04', planUntil: '2026-12-04' })
  expect(answer(null, 'More people', '2026-10-02T09:00:00.000Z')?.until).toBe('2026-11-24')
  expect(answer('2026-11-18', 'More people', '2026-11-12T23:30:00.000Z')).toEqual({
    from: '2026-11-18',
    until: '2026-12-02',
    planUntil: '2026-11-27',
    by: 'row',
  })
})
