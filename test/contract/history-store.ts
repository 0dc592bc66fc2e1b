import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckIn, Episode, KeyResultDay, ObjectiveDay } from '#src/core/history.ts'
import { comparedDays, dayToCompare } from '#src/core/mail/earlier-days.ts'
import { noNews } from '#src/core/no-news.ts'
import { unpacked } from '#src/core/packed-check-ins.ts'
import { originalGoal } from '#src/core/rows/original-goal.ts'
import type { PastNeeded } from '#src/core/rows/past-needed.ts'
import { previousColour } from '#src/core/rows/previous-colour.ts'
import { statusSince } from '#src/core/rows/status-since.ts'
import { addDays } from '#src/core/time/day.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'
import { ended, endedObjective, Q3, reportOf } from '#templates/fixtures/quarter.ts'

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
  cause: 'off_track',
  title: 'Sixty customers',
  openedAt: '2026-11-20T08:00:00.000Z',
  closedAt: null,
}

const neededOn = (today: string, first: string): PastNeeded => ({
  first,
  today,
  compared: comparedDays(today),
  spans: [],
  weekly: null,
})

/** With its check-ins one by one. */
async function read(history: HistoryStore, needed?: PastNeeded) {
  const past = await history.read(needed)
  return { ...past, checkIns: past.checkIns.flatMap(unpacked) }
}

/** @param fresh makes an empty history */
export function historyStoreContract(fresh: () => Promise<HistoryStore>): void {
  test('a new history is empty, and remembering nothing leaves it so', async () => {
    const history = await fresh()

    await history.remember(noNews)

    expect(await history.read()).toEqual({
      checkIns: [],
      days: [],
      objectiveDays: [],
      sightings: [],
      written: [],
      episodes: [],
      prepared: [],
      stands: [],
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

    await history.remember({ ...noNews, adopted: [cell] })
    await history.remember({
      ...noNews,
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
      ...noNews,
      checkIns: [checkIn],
      days: [day, unknown],
      objectiveDays: [objectiveDay, unknownObjective],
      opened: [episode],
    })

    expect(await read(history)).toEqual({
      checkIns: [checkIn],
      days: [day, unknown],
      objectiveDays: [objectiveDay, unknownObjective],
      sightings: [],
      written: [],
      episodes: [episode],
      prepared: [],
      stands: [],
    })
  })

  test('a later check-in of the same day and source replaces the earlier; the other source keeps its own', async () => {
    const history = await fresh()
    const typed: CheckIn = { ...checkIn, source: 'typed', value: 40 }

    await history.remember({ ...noNews, checkIns: [checkIn, typed] })
    await history.remember({
      ...noNews,
      checkIns: [
        { ...checkIn, value: 1 },
        { ...checkIn, value: 0 },
      ],
    })

    expect((await read(history)).checkIns).toEqual([{ ...checkIn, value: 0 }, typed])
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

    await history.remember({ ...noNews, days: [day] })
    await history.remember({ ...noNews, days: [later] })

    expect((await history.read()).days).toEqual([later])
  })

  test('a later run of the same day replaces what was computed for an objective, and no other day', async () => {
    const history = await fresh()
    const dayBefore: ObjectiveDay = { ...objectiveDay, day: '2026-11-19', colour: null }
    const later: ObjectiveDay = { ...objectiveDay, status: 'off_track', confidence: 0.2, colour: 'off_track' }

    await history.remember({ ...noNews, objectiveDays: [objectiveDay, dayBefore] })
    await history.remember({ ...noNews, objectiveDays: [later] })

    expect((await history.read()).objectiveDays).toEqual([dayBefore, later])
  })

  test('of the past a day is told its own rows, those of the day before, of the day to compare with and the turns', async () => {
    const history = await fresh()
    const on = (dayOfMonth: number) => ({ day: `2026-11-${`${dayOfMonth}`.padStart(2, '0')}` })
    const days = Array.from({ length: 20 }, (_, index) => ({
      ...day,
      ...on(index + 1),
      score: index / 100,
      status: index < 8 ? ('on_track' as const) : ('at_risk' as const),
    }))
    const objectiveDays = days.map(({ day: own }) => ({ ...objectiveDay, day: own }))
    const old: CheckIn = { ...checkIn, day: '2026-01-02' }
    const over = { ...episode, openedAt: '2026-01-02T08:00:00.000Z', closedAt: '2026-01-03T08:00:00.000Z' }
    // Letters about its end leave after it.
    const lasting = { ...over, id: 'e2', closedAt: '2026-11-19T23:00:00.000Z' }
    const seen = { pageId: 'kr1', what: 'source_failed', since: '2026-01-02T08:00:00.000Z' } as const
    for (const each of days) await history.remember({ ...noNews, days: [each] })
    await history.remember({
      ...noNews,
      checkIns: [old],
      objectiveDays,
      seen: [seen],
      opened: [episode, { ...over, id: 'e0' }, lasting],
    })

    const told = await read(history, neededOn('2026-11-20', '2026-11-02'))

    const numbers = (rows: readonly { readonly day: string }[]) =>
      rows.map((row) => Number(row.day.slice(-2)))
    expect(numbers(told.days)).toEqual([2, 9, 12, 19, 20])
    expect(told.days).toEqual(days.filter((_, index) => [2, 9, 12, 19, 20].includes(index + 1)))
    expect(numbers(told.objectiveDays)).toEqual([2, 12, 19, 20])
    expect(told).toMatchObject({ checkIns: [old], sightings: [seen], episodes: [lasting, episode] })
    expect(numbers((await history.read(neededOn('2026-11-30', '2026-11-19'))).days)).toEqual([19, 20])
    expect(await history.read()).toMatchObject({ days, objectiveDays })
  })

  test('what the rules ask of all days they are told by those that they are given', async () => {
    const dates = Array.from({ length: 24 }, (_, index) => addDays('2026-10-20', index))
    const period = { start: '2026-10-28', end: '2026-12-31' }
    const cells = fc.record({
      status: fc.constantFrom('on_track' as const, 'at_risk' as const),
      colour: fc.constantFrom(null, 'on_track' as const),
      target: fc.constantFrom(null, 100, 100, 100, 120),
      score: fc.constantFrom(0.1, 0.2, 0.3),
    })
    // Rarely another, often the same, now and then none.
    const life = fc.array(
      fc.oneof({ weight: 8, arbitrary: fc.constant('same' as const) }, cells, fc.constant(null)),
      {
        minLength: dates.length,
        maxLength: dates.length,
      },
    )
    await fc.assert(
      fc.asyncProperty(life, life, fc.nat({ max: 3 }), async (one, two, back) => {
        const history = await fresh()
        const lives = [one, two].map((steps, index) => {
          let last: KeyResultDay = { ...day, keyResultId: `kr${index}`, period, overruled: null }
          return steps.map((step, at): KeyResultDay[] => {
            if (step === null) return []
            last = { ...last, ...(step === 'same' ? {} : step), day: dates[at] ?? '' }
            return [last]
          })
        })
        for (const at of dates.keys()) {
          const days = lives.flatMap((steps) => steps[at] ?? [])
          await history.remember({ ...noNews, days })
          // A later run of the same day brings only what is other.
          await history.remember({ ...noNews, days: days.slice(1).map((each) => ({ ...each, score: 0.9 })) })
        }
        const today = addDays('2026-10-20', dates.length - back)
        const first = '2026-10-25'
        const { days: all } = await history.read()
        const { days: told } = await history.read(neededOn(today, first))

        for (const keyResultId of ['kr0', 'kr1']) {
          const asked = (days: readonly KeyResultDay[]) => {
            const own = days.filter(
              (each) => each.keyResultId === keyResultId && each.day >= first && each.day <= today,
            )
            const keyResult = { ...day, unit: '', currentFormat: 'number' as const, weight: 2, target: 100 }
            return {
              last: own.at(-1),
              before: own.findLast((each) => each.day < today),
              compared: dayToCompare(own, today),
              since: statusSince(own, 'at_risk', today),
              goal: originalGoal({ keyResult, period, days: own, today }),
              colours: dates.map((each) =>
                previousColour({ keyResult, period, days: own, today: each, ruleVersion: day.ruleVersion }),
              ),
            }
          }
          expect(asked(told)).toEqual(asked(all))
        }
      }),
      { numRuns: 3 },
    )
  })

  test('a quarter is judged by the last days of its weeks as by all of its days', async () => {
    const first = '2026-06-25'
    const dates = Array.from({ length: 105 }, (_, index) => addDays(first, index))
    const cells = fc.record({
      status: fc.constantFrom('on_track', 'at_risk', 'off_track', 'off_track', 'unknown', 'complete'),
      confidence: fc.constantFrom(0.1, 0.4, 0.9, null),
      score: fc.constantFrom(0.2, 0.9, null),
      target: fc.constantFrom(100, 100, 100, 120),
      targetScore: fc.constantFrom(0.7, 0.7, 1),
    })
    const step = fc.record({ at: fc.nat({ max: 104 }), cells: fc.option(cells, { freq: 8 }) })
    const periods = fc.constantFrom(
      Q3,
      { start: '2025-10-01', end: Q3.end },
      { start: '2026-07-08', end: '2026-09-20' },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        periods,
        fc.boolean(),
        async (steps, period, moves) => {
          const before: KeyResultDay = { ...day, period, overruled: null, colour: null }
          const wandered = (value: number | null, at: number) => (value === null ? null : value + at / 1000)
          let last: KeyResultDay | null = before
          const days: KeyResultDay[] = []
          // What is over is stored no more.
          for (const [at, date] of dates.filter((each) => each <= period.end).entries()) {
            const change = steps.find((each) => each.at === at)
            if (change !== undefined) last = change.cells && { ...(last ?? before), ...change.cells }
            if (last === null) continue
            const { score, confidence } = last
            days.push({
              ...last,
              colour: confidence === null ? null : 'on_track',
              day: date,
              score: wandered(score, at),
              confidence: wandered(confidence, at / 2),
            })
          }
          const history = await fresh()
          await history.remember({ ...noNews, days })
          const row = ended({ id: day.keyResultId, objectiveId: 'o', period })
          const keyResults = [
            moves ? { ...row, ended: false, period: { start: '2026-10-01', end: '2026-12-31' } } : row,
          ]
          const objectives = [endedObjective({ id: 'o', period }, keyResults)]
          const report = (stored: readonly KeyResultDay[]) =>
            reportOf({ objectives, keyResults }, { days: stored })

          const { days: told } = await history.read({ ...neededOn('2026-10-07', first), weekly: Q3 })
          const { days: all } = await history.read()

          expect(report(told)).toEqual(report(all))
        },
      ),
      { numRuns: 20 },
    )
  })

  test('the first sight of a state keeps its moment until the state is gone', async () => {
    const history = await fresh()
    const seenOn = (dayOfMonth: number) => ({
      pageId: 'i1',
      what: 'blocked' as const,
      since: `2026-11-${dayOfMonth}T08:00:00.000Z`,
    })

    await history.remember({ ...noNews, seen: [seenOn(18)] })
    await history.remember({ ...noNews, seen: [seenOn(19)] })
    expect((await history.read()).sightings).toEqual([seenOn(18)])

    await history.remember({ ...noNews, gone: [{ pageId: 'i1', what: 'decided' }] })
    expect((await history.read()).sightings).toEqual([seenOn(18)])

    await history.remember({ ...noNews, gone: [{ pageId: 'i1', what: 'blocked' }], seen: [seenOn(20)] })
    expect((await history.read()).sightings).toEqual([seenOn(20)])
  })

  test('an episode is opened once and closed once', async () => {
    const history = await fresh()
    const closedOn = (dayOfMonth: number) => ({ id: 'e1', closedAt: `2026-11-${dayOfMonth}T08:00:00.000Z` })

    await history.remember({ ...noNews, opened: [episode] })
    await history.remember({ ...noNews, opened: [{ ...episode, openedAt: '2026-11-21T08:00:00.000Z' }] })
    expect((await history.read()).episodes).toEqual([episode])

    await history.remember({ ...noNews, closed: [closedOn(22)] })
    await history.remember({ ...noNews, closed: [closedOn(23)] })
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
    await inOrder.remember({ ...noNews, checkIns, days, objectiveDays })
    const expected = await inOrder.read()

    const orders = fc.record({
      checkIns: fc.shuffledSubarray(checkIns, { minLength: checkIns.length }),
      days: fc.shuffledSubarray(days, { minLength: days.length }),
      objectiveDays: fc.shuffledSubarray(objectiveDays, { minLength: objectiveDays.length }),
    })
    await fc.assert(
      fc.asyncProperty(orders, async (shuffled) => {
        const history = await fresh()
        await history.remember({ ...noNews, ...shuffled })
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
      ...noNews,
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
      stands: [],
      reopened: [],
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
    await history.remember({ ...noNews, checkIns: [checkIn], opened: [episode] })
    const before = await history.read()
    const impossible = { ...episode, id: 'e2', openedAt: null as never }

    await expect(
      history.remember({
        ...noNews,
        checkIns: [{ ...checkIn, value: 99 }],
        days: [day],
        objectiveDays: [objectiveDay],
        closed: [{ id: 'e1', closedAt: '2026-11-21T08:00:00.000Z' }],
        opened: [impossible],
      }),
    ).rejects.toMatchObject({ name: 'Failure', system: 'store' })

    expect(await history.read()).toEqual(before)
  })

  test("numbers are read to the last bit, and words that are no sound text stand in nobody's way", async () => {
    const history = await fresh()
    // SQLite reads the first two wrong from the digits that JavaScript writes.
    const values = [0.56805153866218, 7.36673, 0.1, -1e-300, 1.7976931348623157e308, 2 ** 53, 0]
    const random = fc
      .sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 200)
      .filter((value) => value !== 0)
    const checkIns = [...values, ...random].map((value, index) => {
      return { ...checkIn, keyResultId: `kr${`${index}`.padStart(3, '0')}`, value }
    })

    await history.remember({
      ...noNews,
      checkIns,
      days: [{ ...day, score: 7.36673, ruleVersion: 'half \ud83d' }],
    })

    const past = await read(history)
    expect(past.checkIns).toEqual(checkIns)
    expect(past.days).toEqual([{ ...day, score: 7.36673, ruleVersion: 'half \ufffd' }])
  })

  test('episodes that end together end each at its own moment, and one that has ended stays as it did', async () => {
    const history = await fresh()
    const ids = ['e1', 'e2', 'e3']
    await history.remember({ ...noNews, opened: ids.map((id) => ({ ...episode, id })) })
    const closedAt = (hour: number) => `2026-11-21T0${hour}:00:00.000Z`

    await history.remember({ ...noNews, closed: [{ id: 'e1', closedAt: closedAt(1) }] })
    await history.remember({
      ...noNews,
      closed: ids.slice(0, 2).map((id) => ({ id, closedAt: closedAt(2) })),
    })

    const { episodes } = await history.read()
    expect(episodes.map((each) => each.closedAt)).toEqual([closedAt(1), closedAt(2), null])
  })
}
