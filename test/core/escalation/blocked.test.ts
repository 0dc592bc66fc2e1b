import { expect, test } from 'vitest'
import type { Initiative, Objective, Person } from '#src/core/model.ts'
import { ada, aKeyResult, anInitiative, anObjective } from '../a-snapshot.ts'
import { aLadder, MAIL } from './a-ladder.ts'

const person = (id: string, email: string | null = `${id}@example.com`): Person => ({ id, name: id, email })
const [bo, lea, kim, eve] = [person('bo'), person('lea'), person('kim'), person('eve')]

/** Ada's checkout serves k1 of Lea's objective; Bo's k2 belongs to Kim's; both support Eve's. */
const objectives = [
  anObjective({ id: 'o1', owners: [lea], supports: ['o3'] }),
  anObjective({ id: 'o2', owners: [kim], supports: ['o3'] }),
  anObjective({ id: 'o3', owners: [eve] }),
]
const keyResults = [
  aKeyResult({ current: 50, owners: [lea] }),
  aKeyResult({ id: 'k2', objectives: ['o2'], owners: [bo], current: 50 }),
]

function on(
  ladder: ReturnType<typeof aLadder>,
  day: string,
  given: Partial<Initiative> = {},
  rows: Parameters<ReturnType<typeof aLadder>['run']>[1] = {},
) {
  const initiatives = [
    anInitiative({ status: 'blocked', blocker: 'The contract', waitingOn: [bo], ...given }),
  ]
  return ladder.run(`2026-11-${day}T09:00:00.000Z`, { objectives, keyResults, initiatives, ...rows })
}

test('a blocked initiative: its DRI and whom it waits for, both leads, those above, and the all-clear to all of them', () => {
  const ladder = aLadder({ escalation: { settleMinutes: 0 } })
  expect(on(ladder, '16', { status: 'on_track', blocker: '' }).letters).toEqual([])
  const first = on(ladder, '17', { neededBy: '2026-11-30', nextStep: 'Sign it' })
  expect(first.letters).toEqual([
    'i1-2026-11-17/owner ada@example.com',
    'i1-2026-11-17/waited_for bo@example.com',
  ])
  expect(first.wakeAt).toBe('2026-11-18T00:00:00.000Z')
  expect(first.subjects[1]).toMatchObject({
    about: {
      kind: 'blocked',
      rung: 'waited_for',
      blocked: {
        title: 'New checkout',
        blocker: 'The contract',
        waitingOn: ['bo'],
        since: '2026-11-17',
        days: 0,
        neededBy: '2026-11-30',
        nextStep: 'Sign it',
        keyResults: [{ title: 'Sixty customers' }],
      },
    },
  })
  expect(on(ladder, '18').letters).toEqual([
    'i1-2026-11-17/lead lea@example.com',
    'i1-2026-11-17/lead kim@example.com',
  ])
  expect(on(ladder, '19').letters).toEqual(['i1-2026-11-17/above ceo@example.com'])
  expect(on(ladder, '20')).toMatchObject({ letters: [], wakeAt: null })
  const over = on(ladder, '23', { status: 'on_track', blocker: '' })
  expect(over.closed).toMatchObject([{ how: 'recovered' }])
  expect(over.subjects).toMatchObject([
    {
      to: ['ada', 'bo', 'lea', 'kim', 'ceo'].map((name) => `${name}@example.com`),
      about: { allClear: { database: 'initiatives', how: 'recovered', status: null, lasted: 6 } },
    },
  ])
  expect(on(ladder, '24', { status: 'on_track', blocker: '' }).letters).toEqual([])
})

test.each<[string, Partial<Initiative>]>([
  ['done', { status: 'done' }],
  ['cancelled', { status: 'cancelled' }],
])('it ends as %s', (how, given) => {
  const ladder = aLadder()
  on(ladder, '17')
  on(ladder, '18')
  expect(on(ladder, '19', given).subjects).toMatchObject([{ about: { allClear: { how } } }])
})

test('a block that was typed opens once it has stood, and a page that is gone ends it', () => {
  const ladder = aLadder()
  const lastEdited = '2026-11-17T08:50:00.000Z'
  expect(on(ladder, '17', { lastEdited })).toMatchObject({ letters: [], wakeAt: '2026-11-17T09:50:00.000Z' })
  expect(on(ladder, '18', { lastEdited }).opened).toHaveLength(1)
  expect(ladder.run('2026-11-19T09:00:00.000Z', { objectives, keyResults }).subjects).toMatchObject([
    { about: { allClear: { how: 'removed', title: 'New checkout', url: '' } } },
  ])
})

test('over a weekend and a holiday nobody above hears before whom it waits for has had a working day', () => {
  const ladder = aLadder({ holidays: ['2026-11-24'] })
  expect(on(ladder, '20', {}, { isPostDown: true }).letters).toHaveLength(2)
  expect(on(ladder, '22', {}, { isPostDown: true }).letters).toHaveLength(2)
  expect(on(ladder, '23').letters).toHaveLength(2)
  expect(on(ladder, '24').letters).toEqual([])
  expect(on(ladder, '25').letters.map((letter) => letter.split(' ')[1])).toEqual([
    'lea@example.com',
    'kim@example.com',
  ])
  expect(on(ladder, '26').letters).toEqual(['i1-2026-11-20/above ceo@example.com'])
})

test('who is asked twice is asked once, as the one nearest to the answer', () => {
  const ladder = aLadder({ mail: { ...MAIL, escalateTo: ['Lea@example.com', 'ada@example.com'] } })
  const both = { waitingOn: [ada] }
  expect(on(ladder, '17', both).letters).toEqual(['i1-2026-11-17/waited_for ada@example.com'])
  expect(on(ladder, '20', both).letters).toEqual(['i1-2026-11-17/above lea@example.com'])
})

test('leads: links that lead in circles or nowhere end, and whoever is involved is passed over upwards', () => {
  const led = (rows: readonly Objective[], given: Partial<Initiative> = {}) => {
    const ladder = aLadder()
    const lone = { waitingOn: [], ...given }
    on(ladder, '17', lone, { objectives: rows })
    return on(ladder, '18', lone, { objectives: rows }).letters.map((letter) => letter.split(' ')[1])
  }
  const [o1, , o3] = objectives as [Objective, Objective, Objective]

  expect(led([{ ...o1, owners: [ada] }, o3])).toEqual(['eve@example.com'])
  expect(
    led([{ ...o1, owners: [], supports: [], supportsKeyResults: ['k2'] }, objectives[1] as Objective]),
  ).toEqual(['kim@example.com'])
  expect(
    led([
      { ...o1, owners: [ada], supports: ['o3', 'o1', 'nowhere'] },
      { ...o3, owners: [ada], supports: ['o1'] },
    ]),
  ).toEqual([])
  expect(led([{ ...o1, state: 'cancelled' }, o3])).toEqual(['eve@example.com'])
  expect(led(objectives, { keyResults: [] })).toEqual([])
})

test('who cannot be reached is told, with the row and the cell, and DIGEST_TO hears instead', () => {
  const ladder = aLadder({ mail: { ...MAIL, domains: ['example.com'] } })
  const guest = person('gus', null)
  const left = person('', 'ex@partner.example')
  const rows = { objectives: [anObjective({ owners: [left] })] }
  const first = on(ladder, '17', { waitingOn: [guest] }, rows)
  expect(first.subjects).toMatchObject([
    { to: ['ada@example.com'] },
    { to: ['cto@example.com'], standIns: ['cto@example.com'] },
  ])
  expect(first.findings).toMatchObject([
    { code: 'owner_without_address', database: 'initiatives', pageId: 'i1', property: 'Waiting on' },
  ])
  const second = on(ladder, '18', { waitingOn: [guest] }, rows)
  expect(second.letters).toEqual(['i1-2026-11-17/lead cto@example.com'])
  expect(second.findings).toContainEqual(
    expect.objectContaining({ code: 'owner_outside_domains', database: 'objectives', pageId: 'o1' }),
  )
})

const HEARD = (day: string) => [
  `i1-2026-11-${day}/owner ada@example.com`,
  `i1-2026-11-${day}/waited_for bo@example.com`,
]

test('in a workspace that init did not make a block is news that was first seen after it went live, if only on that day', () => {
  const silent = aLadder()
  const adopted = { madeByInit: false }
  expect(on(silent, '16', { status: 'on_track', blocker: '' }, adopted).letters).toEqual([])
  expect(on(silent, '17', {}, adopted)).toMatchObject({ letters: [], opened: [] })

  const sameDay = aLadder({ liveSince: '2026-11-16T08:00:00.000Z' })
  expect(on(sameDay, '16', {}, adopted).letters).toEqual(HEARD('16'))

  const ladder = aLadder({ liveSince: '2026-11-16T09:00:00.000Z' })
  expect(on(ladder, '16', {}, adopted).letters).toEqual([])
  expect(on(ladder, '17', {}, adopted).letters).toEqual([])
  expect(on(ladder, '18', { status: 'on_track', blocker: '' }, adopted).letters).toEqual([])
  expect(on(ladder, '19', {}, adopted).letters).toEqual(HEARD('19'))
})
