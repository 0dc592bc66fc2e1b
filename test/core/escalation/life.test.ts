import { expect, test } from 'vitest'
import { episodeStates } from '#src/core/escalation/episode-states.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { KeyResult } from '#src/core/model.ts'
import { ada, aKeyResult, aSnapshot, evaluateAt } from '../a-snapshot.ts'
import { aLadder } from './a-ladder.ts'
import { aStory, green, nothing, objectives, red } from './a-story.ts'

test('one life: opened, lead, promised, still red, lead and above again, recovered, all-clear', () => {
  const on = aStory()
  expect(on(2, green)).toMatchObject(nothing)
  const opened = on(3, red)
  expect(opened.opened).toMatchObject([{ id: 'k1-2026-11-03', cause: 'off_track' }])
  expect(opened.letters).toEqual(['k1-2026-11-03/owner ada@example.com'])
  expect(opened.wakeAt).toBe('2026-11-06T00:00:00.000Z')
  expect(on(3, red)).toMatchObject(nothing)
  expect(on(5, red)).toMatchObject(nothing)
  expect(on(6, red).letters).toEqual(['k1-2026-11-03/lead lea@example.com'])
  // On the 8th its owner acknowledges: nobody above hears on the 10th.
  const taken = { ...red, acknowledged: '2026-11-08' }
  expect(on(10, taken)).toMatchObject({ ...nothing, wakeAt: '2026-11-22T00:00:00.000Z' })
  expect(on(21, taken)).toMatchObject(nothing)
  const lapsed = on(22, taken)
  expect(lapsed.letters).toEqual(['k1-2026-11-03/lead/again lea@example.com'])
  expect(lapsed.subjects).toMatchObject([
    { due: '2026-11-22T00:00:00.000Z', about: { kind: 'escalation', rung: 'lead' } },
  ])
  expect(on(25, taken)).toMatchObject(nothing)
  expect(on(26, taken).letters).toEqual(['k1-2026-11-03/above/again ceo@example.com'])
  expect(on(28, taken)).toMatchObject(nothing)
  const over = on(29, { ...taken, ...green })
  expect(over.closed).toEqual([
    { id: 'k1-2026-11-03', closedAt: '2026-11-29T09:00:00.000Z', how: 'recovered' },
  ])
  expect(over.subjects).toMatchObject([
    {
      key: 'k1-2026-11-03/all_clear',
      to: ['ada@example.com', 'lea@example.com', 'ceo@example.com'],
      about: { allClear: { how: 'recovered', status: 'on_track', lasted: 26, acknowledged: '2026-11-08' } },
    },
  ])
  expect(on(30, { ...taken, ...green })).toMatchObject(nothing)
})

test('without an answer ESCALATE_TO hears on the seventh day, with a plan only when the promise is over', () => {
  const silent = aStory()
  silent(3, red)
  expect(silent(10, red).letters).toEqual([
    'k1-2026-11-03/lead lea@example.com',
    'k1-2026-11-03/above ceo@example.com',
  ])

  const planned = aStory()
  planned(3, red)
  const plan = { ...red, recoveryPlan: 'Two more people' }
  expect(planned(5, plan)).toMatchObject(nothing)
  expect(planned(18, plan)).toMatchObject(nothing)
  expect(planned(19, plan).letters).toEqual(['k1-2026-11-03/lead/again lea@example.com'])
})

test('an acknowledgement of before the episode is none, nor is one of a day far to come', () => {
  for (const acknowledged of ['2026-11-02', '2026-12-24']) {
    const on = aStory()
    on(3, red)
    expect(on(6, { ...red, acknowledged }).letters).toEqual(['k1-2026-11-03/lead lea@example.com'])
  }
})

test('critical is told above at once; an acknowledgement does not hold it, a plan does', () => {
  const late = { current: 0, lastCheckIn: '2026-12-20' }
  const december = (given: Partial<KeyResult>) => {
    const on = aStory()
    return on('2026-12-20T09:00:00.000Z', { ...late, ...given }).letters
  }
  const owner = 'k1-2026-12-20/owner ada@example.com'
  const above = 'k1-2026-12-20/above ceo@example.com'

  expect(december({})).toEqual([owner, above])
  expect(december({ acknowledged: '2026-12-20' })).toEqual([owner, above])
  expect(december({ recoveryPlan: 'Two more people' })).toEqual([owner])
})

test('at risk without a plan for two weeks opens; turning off track takes its place without an all-clear', () => {
  const on = aStory()
  const amber = { override: 'at_risk' } as const
  on(2, green)
  expect(on(3, amber)).toMatchObject({ ...nothing, wakeAt: '2026-11-17T00:00:00.000Z' })
  for (const day of [6, 9, 13, 16]) expect(on(day, amber)).toMatchObject(nothing)
  const opened = on(17, amber)
  expect(opened.letters).toEqual(['k1-2026-11-17/owner ada@example.com'])
  expect(opened.subjects).toMatchObject([
    { about: { escalation: { cause: 'at_risk', atRiskSince: '2026-11-03' } } },
  ])
  // At most one opening a day.
  expect(on('2026-11-17T15:00:00.000Z', red)).toMatchObject({
    ...nothing,
    wakeAt: '2026-11-18T00:00:00.000Z',
  })
  const turned = on(18, red)
  expect(turned.closed).toMatchObject([{ id: 'k1-2026-11-17', how: 'superseded' }])
  expect(turned.letters).toEqual(['k1-2026-11-18/owner ada@example.com'])
  expect(on(19, green).letters).toEqual(['k1-2026-11-18/all_clear ada@example.com'])
})

test('a recovery plan and an unknown day each keep two weeks at risk from opening; days unseen do not', () => {
  const amber = { override: 'at_risk' } as const
  const planned = aStory()
  for (let day = 3; day <= 25; day += 2) {
    expect(planned(day, { ...amber, recoveryPlan: 'Two more people' })).toMatchObject(nothing)
  }
  const unknown = aStory()
  for (let day = 3; day <= 22; day += 1) {
    expect(unknown(day, day === 9 ? { override: 'unknown' } : amber)).toMatchObject(nothing)
  }
  const unseen = aStory()
  for (const day of [3, 6, 9, 16]) expect(unseen(day, amber)).toMatchObject(nothing)
  expect(unseen(18, amber).opened).toMatchObject([{ cause: 'at_risk' }])
})

test('at risk on plan opens nothing, however long', () => {
  const on = aStory()
  for (let day = 3; day <= 28; day += 2) {
    expect(on(day, { override: 'at_risk', current: 60 })).toMatchObject(nothing)
  }
})

test('what a person typed opens once it has stood for an hour, and a slip that is mended never', () => {
  const at = (time: string) => `2026-11-03T${time}:00.000Z`
  const on = aStory()
  on(2, green)
  const typed = { ...red, lastEdited: at('09:00') }
  expect(on(at('09:02'), typed)).toMatchObject({ ...nothing, wakeAt: at('10:00') })
  // Edited on and on it opens all the same.
  expect(on(at('09:58'), { ...typed, lastEdited: at('09:57') })).toMatchObject({
    ...nothing,
    wakeAt: at('10:00'),
  })
  expect(on(at('10:00'), { ...typed, lastEdited: at('09:57') }).opened).toHaveLength(1)
  // Nor is a recovery told before it has stood.
  const good = { ...green, lastEdited: at('11:00') }
  expect(on(at('11:05'), good)).toMatchObject({ ...nothing, wakeAt: at('12:00') })
  expect(on(at('11:30'), { ...red, lastEdited: at('11:29') })).toMatchObject(nothing)
  expect(on(at('12:05'), { ...red, lastEdited: at('11:29') })).toMatchObject(nothing)
  expect(on(at('13:00'), { ...green, lastEdited: at('11:50') }).closed).toHaveLength(1)

  const slip = aStory()
  slip(2, green)
  slip(at('09:02'), typed)
  expect(slip(at('09:30'), { ...green, lastEdited: at('09:29') })).toMatchObject(nothing)
  expect(slip(at('14:00'), { ...green, lastEdited: at('09:29') })).toMatchObject({ ...nothing, wakeAt: null })
})

test('an unchanged value that was confirmed opens nothing for a week, a changed one does', () => {
  const on = aStory()
  on(9, { current: 24, lastCheckIn: '2026-11-09' })
  const confirmed = { current: 24, lastCheckIn: '2026-11-16', ...red }
  expect(on(16, confirmed)).toMatchObject({ ...nothing, wakeAt: '2026-11-23T00:00:00.000Z' })
  expect(on(22, confirmed)).toMatchObject(nothing)
  expect(on(23, confirmed).opened).toHaveLength(1)

  const moved = aStory()
  moved(9, { current: 24, lastCheckIn: '2026-11-09' })
  expect(moved(16, { ...confirmed, current: 23 }).opened).toHaveLength(1)
})

test('what a crash kept from the outbox is due again, the all-clear too, and still says how it ended', () => {
  const ladder = aLadder()
  const run = (day: string, given: Partial<KeyResult>, isPostDown: boolean) =>
    ladder.run(`2026-11-${day}T09:00:00.000Z`, {
      objectives,
      isPostDown,
      keyResults: [
        aKeyResult({ overrideUntil: '2027-01-31', lastEdited: '2026-11-01T10:00:00.000Z', ...given }),
      ],
    }).letters
  const owner = ['k1-2026-11-03/owner ada@example.com']
  expect(run('03', red, true)).toEqual(owner)
  expect(run('03', red, false)).toEqual(owner)
  const clear = ['k1-2026-11-03/all_clear ada@example.com']
  expect(run('04', { ...red, state: 'dropped' }, true)).toEqual(clear)
  expect(run('05', { ...red, state: 'dropped' }, false)).toEqual(clear)
  expect(run('06', { ...red, state: 'dropped' }, false)).toEqual([])
})

test('nobody whom nobody told is given an all-clear', () => {
  const ladder = aLadder()
  const run = (day: string, override: 'off_track' | 'on_track', isPostDown: boolean) =>
    ladder.run(`2026-11-${day}T09:00:00.000Z`, {
      isPostDown,
      keyResults: [aKeyResult({ override, overrideUntil: '2027-01-31', owners: [ada] })],
    }).letters
  expect(run('13', 'off_track', true)).toHaveLength(1)
  expect(run('14', 'on_track', false)).toEqual([])
})

test('where an episode of a page stands is told from what was told, the row and the page as it is', () => {
  const ladder = aLadder()
  const keyResult = (given: Partial<KeyResult>) =>
    aKeyResult({ current: 5, overrideUntil: '2027-01-31', lastEdited: '2026-11-01T10:00:00.000Z', ...given })
  const states = (day: number, given: Partial<KeyResult>, isPostDown = false) => {
    const now = `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`
    const snapshot = aSnapshot({ objectives, keyResults: [keyResult(given)] })
    ladder.run(now, { ...snapshot, isPostDown })
    const [history, told] = [ladder.history(), ladder.told()]
    const evaluation = evaluateAt(now, { snapshot, history })
    const policy = MailPolicy.parse({}).escalation
    return episodeStates({ pageId: 'k1', evaluation, snapshot, history, told, policy, timezone: 'UTC' }).map(
      ({ state }) => state,
    )
  }

  expect(states(2, green)).toEqual([])
  expect(states(3, red, true)).toEqual(['opened'])
  expect(states(3, red)).toEqual(['told'])
  expect(states(6, red)).toEqual(['escalated'])
  expect(states(8, { ...red, acknowledged: '2026-11-08' })).toEqual(['acknowledged'])
  expect(states(22, { ...red, acknowledged: '2026-11-08' })).toEqual(['escalated'])
  expect(states(23, green)).toEqual(['recovered'])
  expect(states(24, red)).toEqual(['recovered', 'told'])
  expect(states(25, { ...red, state: 'dropped' })).toEqual(['recovered', 'closed'])
})
