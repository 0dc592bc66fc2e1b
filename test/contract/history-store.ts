import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckIn, Episode, KeyResultDay, ObjectiveDay, Remembered } from '#src/core/history.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'

const nothing: Remembered = {
  checkIns: [],
  days: [],
  objectiveDays: [],
  seen: [],
  gone: [],
  adopted: [],
  opened: [],
  closed: [],
}

const checkIn: CheckIn = { keyResultId: 'kr1', day: '2026-11-20', value: 41.5, source: 'measured' }

const day: KeyResultDay = {
  keyResultId: 'kr1',
  day: '2026-11-20',
  status: 'at_risk',
  risk: 'medium',
  score: 0.415,
  confidence: 0.61,
  baseline: 0,
  target: 100,
  weight: 2,
  period: { start: '2026-10-01', end: '2026-12-31' },
  overruled: 'on_track',
  colour: 'at_risk',
  targetScore: 0.7,
  ruleVersion: '2+cuts.green=0.8',
}

const objectiveDay: ObjectiveDay = {
  objectiveId: 'o1',
  day: '2026-11-20',
  status: 'at_risk',
  score: 0.415,
  confidence: 0.61,
  colour: 'on_track',
}

const episode: Episode = {
  id: 'e1',
  pageId: 'kr1',
  openedAt: '2026-11-20T08:00:00.000Z',
  closedAt: null,
}

/** @param fresh makes an empty history */
export function historyStoreContract(fresh: () => Promise<HistoryStore>): void {
  test('a new history is empty, and remembering nothing leaves it so', async () => {
    const history = await fresh()

    await history.remember(nothing)

    expect(await history.read()).toEqual({
      checkIns: [],
      days: [],
      objectiveDays: [],
      sightings: [],
      written: [],
      episodes: [],
    })
  })

  test('an adopted cell is read as written, and an older stamp does not replace a newer one', async () => {
    const history = await fresh()
    const cell = {
      pageId: 'kr1',
      field: 'status',
      value: 'on_track',
      at: '2026-11-20T08:00:00.000Z',
    } as const

    await history.remember({ ...nothing, adopted: [cell] })
    await history.remember({
      ...nothing,
      adopted: [{ ...cell, value: 'at_risk', at: '2026-11-19T08:00:00.000Z' }],
    })

    expect((await history.read()).written).toEqual([cell])
  })

  test('what was remembered is read back, with its unknowns', async () => {
    const history = await fresh()
    const unknown: KeyResultDay = {
      ...day,
      keyResultId: 'kr2',
      status: 'unknown',
      score: null,
      confidence: null,
      baseline: null,
      target: null,
      weight: null,
      period: null,
      colour: null,
    }
    const unknownObjective: ObjectiveDay = {
      objectiveId: 'o2',
      day: '2026-11-20',
      status: 'unknown',
      score: null,
      confidence: null,
      colour: null,
    }

    await history.remember({
      ...nothing,
      checkIns: [checkIn],
      days: [day, unknown],
      objectiveDays: [objectiveDay, unknownObjective],
      opened: [episode],
    })

    expect(await history.read()).toEqual({
      checkIns: [checkIn],
      days: [day, unknown],
      objectiveDays: [objectiveDay, unknownObjective],
      sightings: [],
      written: [],
      episodes: [episode],
    })
  })

  test('a later check-in of the same day and source replaces the earlier; the other source keeps its own', async () => {
    const history = await fresh()
    const typed: CheckIn = { ...checkIn, source: 'typed', value: 40 }

    await history.remember({ ...nothing, checkIns: [checkIn, typed] })
    await history.remember({
      ...nothing,
      checkIns: [
        { ...checkIn, value: 1 },
        { ...checkIn, value: 0 },
      ],
    })

    expect((await history.read()).checkIns).toEqual([{ ...checkIn, value: 0 }, typed])
  })

  test('a later run of the same day replaces what was computed for a key result, also with less', async () => {
    const history = await fresh()
    const later: KeyResultDay = {
      ...day,
      status: 'unknown',
      score: null,
      period: null,
      colour: null,
      targetScore: 1,
      ruleVersion: '2',
    }

    await history.remember({ ...nothing, days: [day] })
    await history.remember({ ...nothing, days: [later] })

    expect((await history.read()).days).toEqual([later])
  })

  test('a later run of the same day replaces what was computed for an objective, and no other day', async () => {
    const history = await fresh()
    const dayBefore: ObjectiveDay = { ...objectiveDay, day: '2026-11-19', colour: null }
    const later: ObjectiveDay = { ...objectiveDay, status: 'off_track', confidence: 0.2, colour: 'off_track' }

    await history.remember({ ...nothing, objectiveDays: [objectiveDay, dayBefore] })
    await history.remember({ ...nothing, objectiveDays: [later] })

    expect((await history.read()).objectiveDays).toEqual([dayBefore, later])
  })

  test('days are read from a day on, that day with them, and everything else whole', async () => {
    const history = await fresh()
    const on = (dayOfMonth: number) => ({ day: `2026-11-${dayOfMonth}` })
    const days = [18, 19, 20].map((dayOfMonth) => ({ ...day, ...on(dayOfMonth) }))
    const objectiveDays = [18, 19, 20].map((dayOfMonth) => ({ ...objectiveDay, ...on(dayOfMonth) }))
    const old: CheckIn = { ...checkIn, day: '2026-01-02' }
    const seen = { pageId: 'kr1', what: 'source_failed', since: '2026-01-02T08:00:00.000Z' } as const
    await history.remember({
      ...nothing,
      checkIns: [old],
      days,
      objectiveDays,
      seen: [seen],
      opened: [episode],
    })

    expect(await history.read('2026-11-19')).toEqual({
      checkIns: [old],
      days: days.slice(1),
      objectiveDays: objectiveDays.slice(1),
      sightings: [seen],
      written: [],
      episodes: [episode],
    })
    expect(await history.read('2026-11-21')).toMatchObject({ days: [], objectiveDays: [] })
    expect(await history.read()).toMatchObject({ days, objectiveDays })
  })

  test('the first sight of a state keeps its moment until the state is gone', async () => {
    const history = await fresh()
    const seenOn = (dayOfMonth: number) => ({
      pageId: 'i1',
      what: 'blocked' as const,
      since: `2026-11-${dayOfMonth}T08:00:00.000Z`,
    })

    await history.remember({ ...nothing, seen: [seenOn(18)] })
    await history.remember({ ...nothing, seen: [seenOn(19)] })
    expect((await history.read()).sightings).toEqual([seenOn(18)])

    await history.remember({ ...nothing, gone: [{ pageId: 'i1', what: 'decided' }] })
    expect((await history.read()).sightings).toEqual([seenOn(18)])

    await history.remember({ ...nothing, gone: [{ pageId: 'i1', what: 'blocked' }], seen: [seenOn(20)] })
    expect((await history.read()).sightings).toEqual([seenOn(20)])
  })

  test('an episode is opened once and closed once', async () => {
    const history = await fresh()
    const closedOn = (dayOfMonth: number) => ({ id: 'e1', closedAt: `2026-11-${dayOfMonth}T08:00:00.000Z` })

    await history.remember({ ...nothing, opened: [episode] })
    await history.remember({ ...nothing, opened: [{ ...episode, openedAt: '2026-11-21T08:00:00.000Z' }] })
    expect((await history.read()).episodes).toEqual([episode])

    await history.remember({ ...nothing, closed: [closedOn(22)] })
    await history.remember({ ...nothing, closed: [closedOn(23)] })
    expect((await history.read()).episodes).toEqual([{ ...episode, closedAt: '2026-11-22T08:00:00.000Z' }])
  })

  test('the order in which rows come does not change what is read', async () => {
    const keyResults = ['a', 'B', 'ä', '🚦', 'b']
    const checkIns: CheckIn[] = keyResults.flatMap((keyResultId) => [
      { ...checkIn, keyResultId },
      { ...checkIn, keyResultId, source: 'typed' },
      { ...checkIn, keyResultId, day: '2026-11-19' },
    ])
    const days = keyResults.flatMap((keyResultId) => [
      { ...day, keyResultId },
      { ...day, keyResultId, day: '2026-11-19' },
    ])
    const objectiveDays = keyResults.flatMap((objectiveId) => [
      { ...objectiveDay, objectiveId },
      { ...objectiveDay, objectiveId, day: '2026-11-19' },
    ])
    const inOrder = await fresh()
    await inOrder.remember({ ...nothing, checkIns, days, objectiveDays })
    const expected = await inOrder.read()

    const orders = fc.record({
      checkIns: fc.shuffledSubarray(checkIns, { minLength: checkIns.length }),
      days: fc.shuffledSubarray(days, { minLength: days.length }),
      objectiveDays: fc.shuffledSubarray(objectiveDays, { minLength: objectiveDays.length }),
    })
    await fc.assert(
      fc.asyncProperty(orders, async (shuffled) => {
        const history = await fresh()
        await history.remember({ ...nothing, ...shuffled })
        expect(await history.read()).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  test('the days of a page are read from the oldest on', async () => {
    const history = await fresh()
    const oldest = { ...day, day: '2025-12-31' }
    const oldestOfObjective = { ...objectiveDay, day: '2025-12-31' }

    await history.remember({
      ...nothing,
      days: [day, oldest],
      objectiveDays: [objectiveDay, oldestOfObjective],
    })

    expect(await history.read()).toMatchObject({
      days: [oldest, day],
      objectiveDays: [oldestOfObjective, objectiveDay],
    })
  })

  test('one run may remember hundreds of key results', async () => {
    const history = await fresh()
    const ids = Array.from({ length: 300 }, (_, number) => `kr${String(number).padStart(3, '0')}`)
    const moment = '2026-11-20T08:00:00.000Z'

    await history.remember({
      checkIns: ids.map((keyResultId) => ({ ...checkIn, keyResultId })),
      days: ids.map((keyResultId) => ({ ...day, keyResultId })),
      objectiveDays: ids.map((objectiveId) => ({ ...objectiveDay, objectiveId })),
      seen: ids.map((pageId) => ({ pageId, what: 'blocked', since: moment })),
      adopted: [],
      gone: ids.map((pageId) => ({ pageId, what: 'decided' })),
      opened: ids.map((id) => ({ ...episode, id, pageId: id })),
      closed: ids.map((id) => ({ id, closedAt: moment })),
    })

    const { checkIns, days, objectiveDays, sightings, episodes } = await history.read()
    expect(checkIns.map(({ keyResultId }) => keyResultId)).toEqual(ids)
    expect(days.map(({ keyResultId }) => keyResultId)).toEqual(ids)
    expect(objectiveDays.map(({ objectiveId }) => objectiveId)).toEqual(ids)
    expect(sightings.map(({ pageId }) => pageId)).toEqual(ids)
    expect(episodes.map(({ closedAt }) => closedAt)).toEqual(ids.map(() => moment))
  })

  test('a run that cannot be remembered whole is not remembered at all', async () => {
    const history = await fresh()
    await history.remember({ ...nothing, checkIns: [checkIn], opened: [episode] })
    const before = await history.read()
    const impossible = { ...episode, id: 'e2', openedAt: null as never }

    await expect(
      history.remember({
        ...nothing,
        checkIns: [{ ...checkIn, value: 99 }],
        days: [day],
        objectiveDays: [objectiveDay],
        closed: [{ id: 'e1', closedAt: '2026-11-21T08:00:00.000Z' }],
        opened: [impossible],
      }),
    ).rejects.toMatchObject({ name: 'Failure', system: 'store' })

    expect(await history.read()).toEqual(before)
  })
}
