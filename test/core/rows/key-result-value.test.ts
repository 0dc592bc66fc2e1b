import { expect, test } from 'vitest'
import type { CheckIn, WrittenCell } from '#src/core/history.ts'
import type { KeyResult } from '#src/core/model.ts'
import { keyResultValue } from '#src/core/rows/key-result-value.ts'
import { historyByRow } from '#src/core/rows/row-history.ts'
import { aHistory, aKeyResult, TODAY, written } from '#test/core/a-snapshot.ts'

const linked = {
  source: 'https://linear.app/acme/project/checkout-0123456789ab',
  measure: 'progress',
  target: 100,
}

function typed(day: string, value: number): CheckIn {
  return { keyResultId: 'k1', day, value, source: 'typed' }
}

function measured(day: string, value: number): CheckIn {
  return { keyResultId: 'k1', day, value, source: 'measured' }
}

function judgedValue(given: {
  readonly keyResult: Partial<KeyResult>
  /** undefined: nothing is measured; null: the measurement is unknown. */
  readonly measured?: number | null
  readonly checkIns?: readonly CheckIn[]
  readonly written?: readonly WrittenCell[]
  readonly lastDay?: string
}) {
  const history = historyByRow(aHistory({ checkIns: given.checkIns ?? [], written: given.written ?? [] }))
  const value = keyResultValue({
    keyResult: aKeyResult(given.keyResult),
    measurement:
      given.measured === undefined
        ? null
        : given.measured === null
          ? { kind: 'unknown', reason: 'not_found', detail: 'Linear project Checkout was not found.' }
          : {
              kind: 'value',
              value: given.measured,
              measuredAt: `${TODAY}T09:00:00.000Z`,
              evidence: 'Checkout',
            },
    history: history('k1'),
    lastDay: given.lastDay ?? TODAY,
    timezone: 'Europe/Berlin',
  })
  return { ...value, scored: value.days.at(-1) ?? null }
}

test('at first sight a typed value is a check-in of the day the row was last edited, in the time zone of the organisation', () => {
  const { news } = judgedValue({ keyResult: { current: 24, lastEdited: '2026-11-10T23:30:00.000Z' } })

  expect(news).toEqual([typed('2026-11-11', 24)])
})

test('a typed Last check-in says the day', () => {
  expect(judgedValue({ keyResult: { current: 24, lastCheckIn: '2026-11-05' } }).news).toEqual([
    typed('2026-11-05', 24),
  ])
})

test('a value that equals the last check-in is that check-in', () => {
  const { news, scored } = judgedValue({ keyResult: { current: 24 }, checkIns: [typed('2026-11-05', 24)] })

  expect(news).toEqual([])
  expect(scored).toEqual({ day: '2026-11-05', value: 24 })
})

test('another value is a check-in of today, although Last check-in still names the one before', () => {
  const { news } = judgedValue({
    keyResult: { current: 30, lastCheckIn: '2026-11-05' },
    checkIns: [typed('2026-11-05', 24)],
  })

  expect(news).toEqual([typed(TODAY, 30)])
})

test('a later Last check-in confirms an unchanged value', () => {
  const { news } = judgedValue({
    keyResult: { current: 24, lastCheckIn: '2026-11-18' },
    checkIns: [typed('2026-11-05', 24)],
  })

  expect(news).toEqual([typed('2026-11-18', 24)])
})

test('a Last check-in in the future does not make a check-in of tomorrow', () => {
  const { news } = judgedValue({
    keyResult: { current: 30, lastCheckIn: '2026-11-30' },
    checkIns: [typed('2026-11-05', 24)],
  })

  expect(news).toEqual([typed(TODAY, 30)])
})

test('an empty Current is no value, never 0', () => {
  expect(judgedValue({ keyResult: { current: null } })).toMatchObject({ scored: null, news: [] })
})

test('when Current is emptied the last value that was recorded stands', () => {
  const { scored, news } = judgedValue({ keyResult: { current: null }, checkIns: [typed('2026-11-05', 24)] })

  expect(scored).toEqual({ day: '2026-11-05', value: 24 })
  expect(news).toEqual([])
})

test('check-ins after the moment that is asked about do not exist yet', () => {
  const { scored } = judgedValue({
    keyResult: { current: 24 },
    checkIns: [typed('2026-11-05', 24), typed('2026-11-25', 30)],
  })

  expect(scored).toEqual({ day: '2026-11-05', value: 24 })
})

test('every measurement is a check-in on its day, also when the value is the same', () => {
  const { news, scored } = judgedValue({
    keyResult: { ...linked, current: 40 },
    measured: 40,
    checkIns: [measured('2026-11-19', 40)],
    written: [written('k1', 'current', 40)],
  })

  expect(news).toEqual([measured(TODAY, 40)])
  expect(scored).toEqual({ day: TODAY, value: 40 })
})

test('the first measurement takes Current over when it is plausible', () => {
  expect(judgedValue({ keyResult: { ...linked, current: 3 }, measured: 62 })).toMatchObject({
    current: { kind: 'measured', value: 62 },
    news: [measured(TODAY, 62)],
  })
})

test.each([
  ['within two spans below', -200, 'measured'],
  ['further below', -201, 'implausible'],
  ['within two spans above', 300, 'measured'],
  ['further above', 301, 'implausible'],
])('a first measurement %s the baseline and target is %s', (_, value, kind) => {
  expect(judgedValue({ keyResult: { ...linked, current: 3 }, measured: value }).current.kind).toBe(kind)
})

test('an implausible first measurement leaves the typed value in its place and is not remembered', () => {
  const { news, scored } = judgedValue({ keyResult: { ...linked, target: 5, current: 3 }, measured: 62 })

  expect(scored?.value).toBe(3)
  expect(news).toEqual([typed('2026-11-10', 3)])
})

test('a person can accept a measurement that looks implausible', () => {
  const accepted = { ...linked, target: 5, current: 3, acceptedFindings: ['implausible_measurement'] }

  expect(judgedValue({ keyResult: accepted, measured: 62 }).current).toEqual({ kind: 'measured', value: 62 })
})

test('only the first measurement is asked to be plausible', () => {
  const { current } = judgedValue({
    keyResult: { ...linked, target: 5, current: 4 },
    measured: 62,
    checkIns: [measured('2026-11-19', 4)],
    written: [written('k1', 'current', 4)],
  })

  expect(current).toEqual({ kind: 'measured', value: 62 })
})

const corrected = {
  keyResult: { ...linked, current: 45, lastEdited: '2026-11-20T08:00:00.000Z' },
  checkIns: [measured('2026-11-19', 40)],
  written: [written('k1', 'current', 40)],
}

test('a typed correction stands while the measured value stays the same', () => {
  const { current, news, scored } = judgedValue({ ...corrected, measured: 40 })

  expect(current).toEqual({ kind: 'correction', measured: 40 })
  expect(news).toEqual([measured(TODAY, 40), typed(TODAY, 45)])
  expect(scored).toEqual({ day: TODAY, value: 45 })
})

test('a correction that was seen before is not typed anew each day', () => {
  const { news, scored } = judgedValue({
    ...corrected,
    checkIns: [measured('2026-11-18', 40), typed('2026-11-18', 45), measured('2026-11-19', 40)],
    measured: 40,
  })

  expect(news).toEqual([measured(TODAY, 40)])
  expect(scored).toEqual({ day: TODAY, value: 45 })
})

test('a typed correction ends when the measured value changes', () => {
  const { current, scored } = judgedValue({
    ...corrected,
    checkIns: [measured('2026-11-19', 40), typed('2026-11-19', 45)],
    measured: 41,
  })

  expect(current).toEqual({ kind: 'measured', value: 41 })
  expect(scored?.value).toBe(41)
})

test('a number that no run has seen before the measured value changed is named as replaced', () => {
  const { current, scored } = judgedValue({ ...corrected, measured: 41 })

  expect(current).toEqual({ kind: 'measured', value: 41, replaced: 45 })
  expect(scored?.value).toBe(41)
})

test('the same correction typed a second time stands again', () => {
  const checkIns = [
    measured('2026-11-16', 40),
    typed('2026-11-17', 45),
    measured('2026-11-18', 42),
    measured('2026-11-19', 42),
  ]
  const { current, news } = judgedValue({
    ...corrected,
    checkIns,
    written: [written('k1', 'current', 42, '2026-11-18T08:00:00.000Z')],
    measured: 42,
  })

  expect(current).toEqual({ kind: 'correction', measured: 42 })
  expect(news).toEqual([measured(TODAY, 42), typed(TODAY, 45)])
})

test('a write that landed while its record was lost is no correction', () => {
  const { current, news } = judgedValue({
    ...corrected,
    keyResult: { ...corrected.keyResult, current: 42 },
    checkIns: [measured('2026-11-18', 40), measured('2026-11-19', 42)],
    measured: 42,
  })

  expect(current).toEqual({ kind: 'measured', value: 42 })
  expect(news).toEqual([measured(TODAY, 42)])
})

test('a correction stays ended when the write that should have followed was lost', () => {
  const { current } = judgedValue({
    ...corrected,
    checkIns: [measured('2026-11-17', 40), typed('2026-11-18', 45), measured('2026-11-19', 41)],
    measured: 41,
  })

  expect(current).toEqual({ kind: 'measured', value: 41 })
})

test('a correction of a first measurement that had nothing to write stands too', () => {
  const { current } = judgedValue({ ...corrected, written: [], measured: 40 })

  expect(current.kind).toBe('correction')
})

test('a first measurement that could not be written is written the next time', () => {
  const { current } = judgedValue({
    keyResult: { ...linked, current: 3, lastEdited: '2026-11-18T08:00:00.000Z' },
    checkIns: [measured('2026-11-19', 40)],
    measured: 40,
  })

  expect(current).toEqual({ kind: 'measured', value: 40 })
})

test('a row that was read before Notion had caught up with the last write is not taken for a correction', () => {
  const { current } = judgedValue({
    keyResult: { ...linked, current: 40, lastEdited: '2026-11-19T08:00:00.000Z' },
    checkIns: [measured(TODAY, 42)],
    written: [written('k1', 'current', 42, '2026-11-20T08:55:10.000Z')],
    measured: 42,
  })

  expect(current).toEqual({ kind: 'measured', value: 42 })
})

test('Current that a person empties is filled in again', () => {
  const { current } = judgedValue({ ...corrected, keyResult: { ...linked, current: null }, measured: 40 })

  expect(current).toEqual({ kind: 'measured', value: 40 })
})

test('typing the measured value back ends a correction', () => {
  const { current, scored } = judgedValue({
    ...corrected,
    keyResult: { ...corrected.keyResult, current: 40 },
    checkIns: [measured('2026-11-18', 40), typed('2026-11-18', 45), measured('2026-11-19', 40)],
    measured: 40,
  })

  expect(current.kind).toBe('measured')
  expect(scored).toEqual({ day: TODAY, value: 40 })
})

test('an unknown measurement changes nothing: the earlier value stands with its day', () => {
  const { current, news, scored } = judgedValue({
    keyResult: { ...linked, current: 40 },
    checkIns: [measured('2026-11-12', 40)],
    written: [written('k1', 'current', 40)],
    measured: null,
  })

  expect(current).toEqual({ kind: 'typed', isOwn: true })
  expect(news).toEqual([])
  expect(scored).toEqual({ day: '2026-11-12', value: 40 })
})

test('a measured value that did not get into the cell stands while the next measurement is unknown: nobody typed the older one', () => {
  const { news, scored, lastTyped } = judgedValue({
    keyResult: { ...linked, current: 40 },
    checkIns: [measured('2026-11-12', 40), measured(TODAY, 60)],
    written: [written('k1', 'current', 40)],
    measured: null,
  })

  expect(news).toEqual([])
  expect(scored).toEqual({ day: TODAY, value: 60 })
  expect(lastTyped).toBeNull()
})

test('what a person types while the measurement is unknown is a check-in, and so is what stays when Source is emptied', () => {
  const past = { checkIns: [measured(TODAY, 60)], written: [written('k1', 'current', 40)] }

  expect(judgedValue({ ...past, keyResult: { ...linked, current: 45 }, measured: null }).news).toEqual([
    typed(TODAY, 45),
  ])
  expect(judgedValue({ ...past, keyResult: { current: 40 } }).news).toEqual([typed(TODAY, 40)])
})

test('a list of milestones is its own value, with a check-in when it changes', () => {
  const keyResult = { type: 'milestone', milestones: '[x] Alpha\n[ ] Beta', current: null } as const

  expect(judgedValue({ keyResult }).news).toEqual([typed('2026-11-10', 0.5)])
  expect(judgedValue({ keyResult, checkIns: [typed('2026-11-10', 0.5)] }).news).toEqual([])
  expect(judgedValue({ keyResult, checkIns: [typed('2026-11-10', 0)] }).news).toEqual([typed(TODAY, 0.5)])
})

test('a store that was lost does not make a value young: the day that the row still shows counts', () => {
  const keyResult = {
    type: 'milestone',
    milestones: '[x] Alpha\n[ ] Beta',
    current: null,
    lastEdited: '2026-11-19T08:00:00.000Z',
    shown: { dataAsOf: '2026-10-12' },
  } as const

  expect(judgedValue({ keyResult }).news).toEqual([typed('2026-10-12', 0.5)])
  expect(judgedValue({ keyResult: { ...keyResult, shown: { dataAsOf: '2026-11-30' } } }).news).toEqual([
    typed('2026-11-19', 0.5),
  ])
  expect(judgedValue({ keyResult, checkIns: [typed('2026-10-12', 0)] }).news).toEqual([typed(TODAY, 0.5)])
})

test('a list of milestones that nobody has touched is no check-in', () => {
  const keyResult = { type: 'milestone', milestones: '[ ] Alpha\n[ ] Beta', current: null } as const

  expect(judgedValue({ keyResult }).news).toEqual([])
})
