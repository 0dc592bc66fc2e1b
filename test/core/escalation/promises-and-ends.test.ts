import { expect, test } from 'vitest'
import type { KeyResult } from '#src/core/model.ts'
import { aKeyResult } from '../a-snapshot.ts'
import { aLadder, MAIL } from './a-ladder.ts'
import { aStory, eve, green, lea, nothing, objectives, red } from './a-story.ts'

test('a promise that is given anew and broken anew is told anew, once to each', () => {
  const on = aStory()
  on(2, green)
  on(3, red)
  const taken = { ...red, acknowledged: '2026-11-05' }
  expect(on(19, taken).letters).toEqual(['k1-2026-11-03/lead/again lea@example.com'])
  const anew = { ...red, acknowledged: '2026-11-19' }
  const december = (day: string) => on(`2026-12-${day}T09:00:00.000Z`, anew).letters
  expect(on(24, anew)).toMatchObject(nothing)
  expect(december('03')).toEqual(['k1-2026-11-03/lead/again/2026-11-19 lea@example.com'])
  expect(december('04')).toEqual([])
  expect(december('07')).toEqual(['k1-2026-11-03/above/again/2026-11-19 ceo@example.com'])
  expect(december('20')).toEqual([])
})

test('a promise that is given anew does not tell those above of what is critical once more', () => {
  const on = aStory()
  const late = { current: 0, lastCheckIn: '2026-12-18' }
  const plan = { ...late, recoveryPlan: 'Two more people' }
  expect(on('2026-12-10T09:00:00.000Z', { ...plan, ...red }).letters).toHaveLength(1)
  expect(on('2026-12-24T09:00:00.000Z', plan).letters).toEqual([
    'k1-2026-12-10/lead/again lea@example.com',
    'k1-2026-12-10/above/again ceo@example.com',
  ])
  expect(on('2026-12-26T09:00:00.000Z', { ...plan, acknowledged: '2026-12-26' })).toMatchObject(nothing)
})

test('what a person types while an episode is open mails nobody either before it has stood', () => {
  const at = (time: string) => `2026-11-12T${time}:00.000Z`
  const on = aStory()
  on(2, green)
  on(3, red)
  const planned = { ...red, recoveryPlan: 'Two more people' }
  expect(on(5, planned)).toMatchObject(nothing)
  // Rewritten, it is empty for a moment.
  const emptied = { ...red, lastEdited: at('09:03') }
  expect(on(at('09:05'), emptied)).toMatchObject({ ...nothing, wakeAt: at('10:03') })
  const rewritten = { ...planned, lastEdited: at('09:06') }
  expect(on(at('09:10'), rewritten)).toMatchObject(nothing)
  // An owner who was picked by a slip; one who stands hears.
  const owned = { ...rewritten, owners: [eve], lastEdited: at('11:00') }
  expect(on(at('11:05'), owned)).toMatchObject({ ...nothing, wakeAt: at('12:00') })
  expect(on(at('11:59'), { ...owned, lastEdited: at('11:58') })).toMatchObject(nothing)
  expect(on(at('12:00'), { ...owned, lastEdited: at('11:58') }).letters).toEqual([
    'k1-2026-11-03/owner eve@example.com',
  ])
})

test('whoever becomes the owner later has kept nobody waiting before', () => {
  const on = aStory()
  on(2, green)
  on(3, red)
  const eves = { ...red, owners: [eve] }
  expect(on(5, eves).letters).toEqual(['k1-2026-11-03/owner eve@example.com'])
  expect(on(7, eves)).toMatchObject(nothing)
  expect(on(8, eves).subjects).toMatchObject([
    { to: ['lea@example.com'], about: { escalation: { askedOn: '2026-11-05' } } },
  ])
  // Who heard as the lead and owns it now was asked then.
  expect(on(15, { ...red, owners: [lea] }).letters).toEqual([
    'k1-2026-11-03/lead eve@example.com',
    'k1-2026-11-03/above ceo@example.com',
  ])
})

test('where DIGEST_TO and ESCALATE_TO are the same and there is no owner, critical keeps no lead from hearing', () => {
  const mail = { ...MAIL, escalateTo: MAIL.digestTo }
  const ladder = aLadder({ mail })
  const keyResults = [
    aKeyResult({ current: 0, lastCheckIn: '2026-12-18', owners: [], lastEdited: '2026-11-01T10:00:00.000Z' }),
  ]
  const run = (day: string) => ladder.run(`2026-12-${day}T09:00:00.000Z`, { objectives, keyResults }).letters
  expect(run('20')).toEqual(['k1-2026-12-20/above cto@example.com'])
  expect(run('23')).toEqual(['k1-2026-12-20/lead lea@example.com'])
})

test('an all-clear that comes too late says so, and whoever heard only of its being at risk has one too', () => {
  const ladder = aLadder()
  const run = (day: number, given: Partial<KeyResult>, isPostDown = false) => {
    const row = aKeyResult({
      overrideUntil: '2027-01-31',
      lastEdited: '2026-10-01T10:00:00.000Z',
      current: 5,
      ...given,
    })
    const now = `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`
    return ladder.run(now, { objectives, keyResults: [row], isPostDown })
  }
  const amber = { override: 'at_risk' } as const
  for (const day of [1, 3, 9]) run(day, amber)
  run(15, amber)
  expect(run(22, amber).letters).toHaveLength(2)
  run(23, red)
  run(24, green, true)
  expect(run(25, red).subjects).toMatchObject([
    { key: 'k1-2026-11-25/owner' },
    { key: 'k1-2026-11-15/all_clear', to: ['lea@example.com', 'ceo@example.com'] },
    { key: 'k1-2026-11-23/all_clear', about: { allClear: { how: 'relapsed', status: 'off_track' } } },
  ])
  expect(run(26, red).letters).toEqual([])
})

test('a new title splits no thread, and the end of a page that is gone is told by its last known one', () => {
  const ladder = aLadder()
  const run = (day: string, rows: readonly KeyResult[]) =>
    ladder.run(`2026-11-${day}T09:00:00.000Z`, { objectives, keyResults: rows }).subjects
  const row = aKeyResult({ current: 5, lastEdited: '2026-11-01T10:00:00.000Z' })
  expect(run('03', [row])).toMatchObject([{ threadTitle: 'Sixty customers' }])
  const renamed = [{ ...row, title: 'Seventy customers' }]
  expect(run('06', renamed)).toMatchObject([
    { threadTitle: 'Sixty customers', about: { escalation: { title: 'Seventy customers' } } },
  ])
  expect(run('07', [])).toMatchObject([
    { threadTitle: 'Sixty customers', about: { allClear: { title: 'Sixty customers', how: 'removed' } } },
  ])
})
