import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNews } from '#src/core/mail/initiatives/slip-line.ts'
import type { Initiative } from '#src/core/model.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { INITIATIVES, SIGHTINGS, SLOTS, seen, updateOf } from '#templates/fixtures/initiatives.ts'
import { finding, initiative, keyResult, offTrack, person } from '#templates/fixtures/rows.ts'
import { aLife } from '#test/core/a-life.ts'
import { anInitiative, CHECKOUT, checkoutAt } from '#test/core/a-snapshot.ts'

const titles = (rows: readonly { readonly title: string }[]) => rows.map(({ title }) => title)

const blocked = (title: string, since: string) =>
  initiative({ title, health: 'blocked', status: 'blocked', blockedSince: since })

test('a blocker in its third update leads, then those an executive is needed for, the gravest first', () => {
  const update = updateOf({
    keyResults: [offTrack({ title: 'red' }), keyResult({ title: 'green' })],
    initiatives: [
      blocked('young', '2026-11-19'),
      { ...blocked('three days', '2026-11-18'), keyResults: ['green'] },
      { ...blocked('grave', '2026-11-17'), keyResults: ['red'] },
      blocked('fourth', '2026-10-29'),
      blocked('third', '2026-11-05'),
    ],
  })

  expect(titles(update.blockers)).toEqual(['fourth', 'third', 'grave', 'three days', 'young'])
  expect(update.blockers.map(({ updates }) => updates)).toEqual([4, 3, 1, 1, 1])
  expect(update.blockers.map(({ isForExecutive }) => isForExecutive)).toEqual([true, true, true, true, false])
})

test('the moment of the sighting decides in which updates a block stood, not its day', () => {
  const at = (moment: string) =>
    updateOf({ initiatives: [blocked('a', '2026-11-13')] }, [
      { pageId: 'a', what: 'blocked', since: `2026-11-13T${moment}:00.000Z` },
    ]).blockers[0]?.updates

  expect(at('07:59')).toBe(2)
  expect(at('08:01')).toBe(1)
})

test('a block is counted from the first update on, however few moments of updates are given', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 3 }), (days, given) => {
      const since = addDays('2026-11-20', -days)
      const { blockers } = updateOf({ initiatives: [blocked('a', since)] }, [], SLOTS.slice(0, given))
      const updates = blockers[0]?.updates ?? 0
      // Weekly on Fridays with today: one on each day of the block that is a multiple of 7 days back.
      expect(updates).toBe(Math.floor(daysBetween(since, '2026-11-20') / 7) + 1)
    }),
  )
})

test('the update of this week and later ones are not taken for earlier ones', () => {
  const moments = ['2026-11-27T08:00:00.000Z', '2026-11-20T08:00:00.000Z', ...SLOTS]
  expect(updateOf(INITIATIVES, SIGHTINGS, moments)).toEqual(updateOf(INITIATIVES, SIGHTINGS))
})

test('the cells that end a block are those that say it', () => {
  const cells = (given: Parameters<typeof initiative>[0]) =>
    updateOf({ initiatives: [initiative({ health: 'blocked', blockedSince: '2026-11-18', ...given })] })
      .blockers[0]

  expect(cells({ status: 'blocked', blocker: 'Legal' })?.cells).toEqual(['Status', 'Blocker'])
  expect(cells({ status: 'at_risk', blocker: 'Legal' })?.cells).toEqual(['Blocker'])
  expect(cells({ status: 'blocked', blocker: ' — none. ' })).toMatchObject({ cells: ['Status'], blocker: '' })
})

test('what is at risk names the running key results that it serves by the status in force, the gravest first', () => {
  const update = updateOf({
    keyResults: [
      keyResult({ title: 'green' }),
      offTrack({ title: 'called fine', overrule: { status: 'on_track', until: '2026-12-04', since: null } }),
      offTrack({ title: 'critical', risk: 'critical' }),
      offTrack({ title: 'dropped', state: 'dropped' }),
    ],
    initiatives: [
      initiative({ health: 'at_risk', keyResults: ['green', 'called fine', 'critical', 'dropped'] }),
    ],
  })

  expect(update.running[0]?.serves).toMatchObject([
    { title: 'critical', status: 'off_track' },
    { title: 'called fine', status: 'on_track' },
    { title: 'green', status: 'on_track' },
  ])
})

test('what slipped says from when to when and by how many days, and what was due comes with it', () => {
  const timeline = { start: '2026-10-01', end: '2026-12-18' }
  const forecast = (day: string) => ({ day, earliest: day, latest: day })
  const update = updateOf(
    {
      initiatives: [
        initiative({ title: 'moved', timeline }),
        initiative({ title: 'moved before', timeline }),
        initiative({ title: 'sooner', timeline }),
        initiative({ title: 'foreseen', forecast: forecast('2026-12-10'), noForecast: null }),
        initiative({ title: 'wanders', forecast: forecast('2026-12-03'), noForecast: null }),
        initiative({ title: 'due', health: 'off_track', timeline: { ...timeline, end: '2026-11-13' } }),
        initiative({ title: 'long due', health: 'off_track', timeline: { ...timeline, end: '2026-11-12' } }),
      ],
    },
    [
      seen('moved', 'ends_2026-11-30', '2026-10-01'),
      seen('moved', 'ends_2026-12-11', '2026-11-14'),
      seen('moved', 'ends_2026-12-18', '2026-11-18'),
      seen('moved before', 'ends_2026-11-30', '2026-10-01'),
      seen('moved before', 'ends_2026-12-18', '2026-11-12'),
      seen('sooner', 'ends_2026-12-31', '2026-10-01'),
      seen('foreseen', 'foreseen_2026-12-01', '2026-11-02'),
      seen('wanders', 'foreseen_2026-12-01', '2026-11-02'),
    ],
  )

  expect(update.slips).toMatchObject([
    { title: 'moved', ends: { from: '2026-11-30', to: '2026-12-18', days: 18 } },
    { title: 'foreseen', ends: null, foreseen: { from: '2026-12-01', to: '2026-12-10', days: 9 } },
    { title: 'due', overdue: { end: '2026-11-13', days: 7, isNew: true } },
    { title: 'long due', overdue: { end: '2026-11-12', days: 8, isNew: false } },
  ])
  expect(update.slips.map(isNews)).toEqual([true, true, true, false])
})

test('the first update is a baseline: nothing slipped and nothing was done since an earlier one', () => {
  const update = updateOf(INITIATIVES, SIGHTINGS, [])

  expect(update).toMatchObject({ comparedWith: null, newlyBlocked: null, done: [] })
  expect(titles(update.slips.filter(isNews))).toEqual([])
  expect(titles(update.slips)).toEqual(['Second audit of access'])
})

test('what was done since the last update is told, what was done before it is not', () => {
  const done = (title: string) => initiative({ title, status: 'done', health: 'done' })
  const update = updateOf({ initiatives: [done('now'), done('before'), done('unseen')] }, [
    seen('now', 'done', '2026-11-16'),
    seen('before', 'done', '2026-11-12'),
  ])

  expect(update.done).toMatchObject([{ title: 'now', day: '2026-11-16' }])
  expect(update.running).toEqual([])
})

test('from the life of a service: what is blocked no longer is told once, and not while it is blocked again or over', () => {
  const told = (...week: readonly [day: string, status: Initiative['status']][]) => {
    const life = aLife()
    let last = life.day('2026-11-12', { initiatives: [anInitiative({ status: 'blocked' })] })
    for (const [day, status] of week)
      last = life.day(day, { hour: '07', initiatives: [anInitiative({ status })] })
    return updateOf(last, life.history().sightings).unblocked.map(({ day }) => day)
  }

  expect(told(['2026-11-16', 'on_track'], ['2026-11-20', 'on_track'])).toEqual(['2026-11-16'])
  expect(told(['2026-11-20', 'on_track'])).toEqual(['2026-11-20'])
  expect(told(['2026-11-13', 'on_track'], ['2026-11-20', 'on_track'])).toEqual([])
  expect(told(['2026-11-16', 'on_track'], ['2026-11-20', 'blocked'])).toEqual([])
  expect(told(['2026-11-16', 'on_track'], ['2026-11-20', 'done'])).toEqual([])
  expect(told(['2026-11-16', 'done'], ['2026-11-20', 'done'])).toEqual([])
})

test('that a block ended is remembered for half a month', () => {
  const life = aLife()
  const remembered = (day: string, status: Initiative['status']) => {
    life.day(day, { initiatives: [anInitiative({ status })] })
    return life
      .history()
      .sightings.filter(({ what }) => /^(?:un)?blocked$/.test(what))
      .map(({ what, since }) => `${what} ${since.slice(0, 10)}`)
  }

  expect(remembered('2026-11-02', 'blocked')).toEqual(['blocked 2026-11-02'])
  expect(remembered('2026-11-03', 'on_track')).toEqual(['unblocked 2026-11-03'])
  expect(remembered('2026-11-18', 'on_track')).toEqual(['unblocked 2026-11-03'])
  expect(remembered('2026-11-19', 'on_track')).toEqual([])
})

test('next week holds what is needed or ends within 7 days, the nearest first, then next steps', () => {
  const ends = (end: string) => ({ start: '2026-10-01', end })
  const update = updateOf({
    initiatives: [
      initiative({ title: 'step', nextStep: 'Ship it.' }),
      initiative({ title: 'in 7 days', timeline: ends('2026-11-27') }),
      initiative({ title: 'in 8 days', timeline: ends('2026-11-28') }),
      initiative({ title: 'today', neededBy: '2026-11-20' }),
      initiative({ title: 'yesterday', neededBy: '2026-11-19', health: 'at_risk' }),
    ],
  })

  expect(update.ahead.map(({ title, neededSoon, endsSoon }) => [title, neededSoon ?? endsSoon])).toEqual([
    ['today', '2026-11-20'],
    ['in 7 days', '2026-11-27'],
    ['step', null],
  ])
})

test('who holds up whom is told along chains, the gravest first, and rows that are not shown are only counted', () => {
  const row = (id: string) => ({ id, title: id })
  const update = updateOf({
    keyResults: [offTrack({ title: 'red' }), keyResult({ title: 'green' })],
    initiatives: [
      { ...blocked('a', '2026-11-18'), holdsUp: [row('c'), row('secret'), row('gone')] },
      { ...blocked('b', '2026-11-18'), holdsUp: [row('d')], waitsFor: [row('a'), row('secret')] },
      initiative({ title: 'c', keyResults: ['green'] }),
      initiative({ title: 'd', keyResults: ['red'] }),
    ],
  })

  expect(update.holdUps).toMatchObject([
    { title: 'b', heldUp: ['d'], others: 0, waitsFor: ['a'], serves: [{ title: 'red' }] },
    { title: 'a', heldUp: ['c'], others: 2, serves: [{ title: 'green' }] },
  ])
})

test('what is missing is named, and a column that is lost makes nobody answer for it', () => {
  const initiatives = [
    initiative({ title: 'whole', nextStep: 'Go on.' }),
    initiative({
      title: 'bare',
      keyResults: [],
      owners: [],
      timeline: null,
      noForecast: { reason: 'no_work', because: '' },
    }),
  ]
  const lost = ['DRI', 'Key results', 'Timeline', 'Source', 'Next step'].map((name) =>
    finding({ code: 'property_missing', database: 'initiatives', property: name }),
  )
  const counts = ({ gaps }: ReturnType<typeof updateOf>) => Object.values(gaps).map((rows) => titles(rows))

  expect(counts(updateOf({ initiatives }))).toEqual([['bare'], ['bare'], ['bare'], ['bare'], ['bare']])
  expect(counts(updateOf({ initiatives, findings: lost }))).toEqual([[], [], [], [], []])
  expect(updateOf({ initiatives, findings: lost }).findings).toHaveLength(5)
})

test('findings are those of running initiatives that no section of their own tells', () => {
  const update = updateOf({
    initiatives: [initiative({ title: 'a' }), initiative({ title: 'done', status: 'done', health: 'done' })],
    findings: [
      finding({ database: 'initiatives', pageId: 'a', code: 'no_dri' }),
      finding({ database: 'initiatives', pageId: 'a', code: 'no_status', message: 'told' }),
      finding({ database: 'initiatives', pageId: 'done', code: 'no_status' }),
      finding({ database: 'keyResults', pageId: 'a' }),
    ],
  })

  expect(update.findings.map(({ message }) => message)).toEqual(['told'])
})

test('initiatives of ended cycles are left out', () => {
  const over = keyResult({ title: 'over', ended: true })
  const update = updateOf({ keyResults: [over], initiatives: [initiative({ keyResults: ['over'] })] })

  expect(update).toMatchObject({ running: [], read: 1 })
})

test('from the life of a service: an end that is put off twice, and a forecast, slip from where they stood at the last update', () => {
  const life = aLife()
  const work = { source: CHECKOUT }
  const week = (days: readonly string[], end: string) => {
    for (const day of days) {
      life.day(day, {
        initiatives: [anInitiative({ ...work, timeline: { start: '2026-10-01', end } })],
        readings: checkoutAt(0.4),
      })
    }
  }
  week(['2026-11-10', '2026-11-12'], '2026-11-30')
  week(['2026-11-14', '2026-11-15'], '2026-12-31')
  week(['2026-11-16'], '2026-12-04')
  const rows = {
    initiatives: [anInitiative({ ...work, timeline: { start: '2026-10-01', end: '2026-12-18' } })],
  }
  const evaluation = life.day('2026-11-20', { ...rows, hour: '07', readings: checkoutAt(0.4) })

  const { slips } = updateOf(evaluation, life.history().sightings)
  expect(slips).toMatchObject([{ ends: { from: '2026-11-30', to: '2026-12-18', days: 18 }, foreseen: null }])
})

test('ends are remembered for half a month after they were moved, and none of an initiative that is over', () => {
  const life = aLife()
  const remembered = () =>
    life
      .history()
      .sightings.filter(({ what }) => /^(?:ends|done)/.test(what))
      .map(({ what }) => what)
      .toSorted()
  const on = (day: string, end: string, status: 'on_track' | 'done' = 'on_track') =>
    life.day(day, {
      initiatives: [
        anInitiative({
          status,
          timeline: { start: '2026-10-01', end },
          lastEdited: `${day}T08:00:00.000Z`,
        }),
      ],
    })

  on('2026-11-02', '2026-11-30')
  on('2026-11-03', '2026-12-04')
  on('2026-11-17', '2026-12-04')
  expect(remembered()).toEqual(['ends_2026-11-30', 'ends_2026-12-04'])
  on('2026-11-19', '2026-12-04')
  expect(remembered()).toEqual(['ends_2026-12-04'])
  on('2026-11-20', '2026-12-04', 'done')
  expect(remembered()).toEqual(['done'])
  on('2026-11-21', '2026-12-11')
  expect(remembered()).toEqual(['ends_2026-12-11'])
})

test('an end that comes back counts from then on, and of one day the last one is kept', () => {
  const life = aLife()
  const on = (day: string, hour: string, end: string) =>
    life.day(day, { hour, initiatives: [anInitiative({ timeline: { start: '2026-10-01', end } })] })

  on('2026-11-09', '06', '2026-11-30')
  on('2026-11-10', '06', '2026-12-04')
  on('2026-11-10', '07', '2026-12-11')
  on('2026-11-12', '06', '2026-11-30')
  const ends = life.history().sightings.filter(({ what }) => what.startsWith('ends'))
  expect(ends.map(({ what, since }) => `${since.slice(0, 13)} ${what}`).toSorted()).toEqual([
    '2026-11-10T07 ends_2026-12-11',
    '2026-11-12T06 ends_2026-11-30',
  ])
})

test('what was done long before a store was new is no news', () => {
  const life = aLife()
  const done = (lastEdited: string) => anInitiative({ status: 'done', lastEdited })
  const evaluation = life.day('2026-11-20', { hour: '07', initiatives: [done('2026-11-02T08:00:00.000Z')] })
  const fresh = aLife().day('2026-11-20', { hour: '07', initiatives: [done('2026-11-19T08:00:00.000Z')] })

  expect(updateOf(evaluation).done).toEqual([])
  expect(updateOf(fresh).done).toMatchObject([{ title: 'New checkout', day: '2026-11-19' }])
})

test('nobody is named by a row without names, and the same evaluation makes the same update in any order of memory', () => {
  const nameless = { ...person(''), email: null }
  const rows = { initiatives: [{ ...blocked('a', '2026-11-18'), waitingOn: [nameless] }] }

  expect(updateOf(rows).blockers[0]?.waitingOn).toEqual(['an unnamed person'])
  expect(updateOf(INITIATIVES, SIGHTINGS.toReversed(), SLOTS.toReversed())).toEqual(
    updateOf(INITIATIVES, SIGHTINGS),
  )
})
