import { expect, test } from 'vitest'
import { type AmountRead, ownAmount } from '#src/core/reading/amount-read.ts'
import { readNumber } from '#src/core/reading/read-number.ts'
import { rowNumbers } from '#src/core/reading/row-numbers.ts'

function typed(text: string): AmountRead {
  const reading = readNumber(text)
  if (reading.kind !== 'number') throw new Error(`${text} is not one number`)
  return { ...reading.number, from: 'typed' }
}

const plain = (value: number) => ownAmount(value, null)
const percent = (value: number) => ownAmount(value, 'percent')
const none = { baseline: null, target: null, current: null, floor: null }

test('a percentage in text is as many percent as the plain number beside it', () => {
  expect(rowNumbers({ ...none, current: typed('72 %'), target: plain(90) }, '', 'number')).toMatchObject({
    current: 72,
    target: 90,
    unit: '%',
    currentFormat: 'number',
    doubts: [],
  })
})

test('percents that Notion shows, that are typed, and plain numbers come together as Current is kept', () => {
  const row = { ...none, baseline: plain(40), target: typed('90 %'), current: percent(0.72) }
  expect(rowNumbers(row, '', 'percent')).toMatchObject({
    baseline: 0.4,
    target: 0.9,
    current: 0.72,
    unit: '',
  })
  const other = { ...none, target: percent(0.9), current: plain(72) }
  expect(rowNumbers(other, '', 'number')).toMatchObject({ target: 90, current: 72, unit: '%' })
})

test('shares beside what Notion shows in percent stay as they stand', () => {
  const row = { ...none, baseline: plain(0), target: plain(0.9), current: percent(0.72) }
  expect(rowNumbers(row, '', 'percent')).toMatchObject({
    baseline: 0,
    target: 0.9,
    current: 0.72,
    doubts: [],
  })
})

test('a plain 0.9 beside a typed percentage may be either, and is not known', () => {
  expect(rowNumbers({ ...none, target: plain(0.9), current: typed('72 %') }, '', 'number')).toMatchObject({
    target: null,
    current: 72,
    doubts: [{ field: 'target', code: 'scale_unclear' }],
  })
})

test('what is no percentage beside a typed one is in doubt, however small it is', () => {
  for (const target of [0.9, 1, 5000]) {
    const row = { ...none, target: plain(target), current: typed('5 %') }
    expect(rowNumbers(row, '', 'number')).toMatchObject({ target: null, current: 5 })
  }
  const row = { ...none, target: plain(500), current: typed('72 %') }
  expect(rowNumbers(row, 'users', 'number')).toMatchObject({ target: null, current: 72 })
})

test('3/5 is 60 % beside percent, and in doubt beside what is more than 5', () => {
  for (const target of [typed('90 %'), percent(0.9)]) {
    expect(rowNumbers({ ...none, target, current: typed('3/5') }, '', 'number')).toMatchObject({
      target: 90,
      current: 60,
      doubts: [],
    })
  }
  for (const target of [plain(10), typed('8/10')]) {
    const row = { ...none, target, current: typed('3/5') }
    expect(rowNumbers(row, '', 'number')).toMatchObject({ current: null })
  }
})

test('a change is not compared with what changes', () => {
  const rows = [
    { ...none, baseline: plain(200), target: typed('+15%') },
    { ...none, baseline: typed('40 %'), target: typed('+5 pp'), current: typed('42 %') },
    { ...none, target: typed('10x'), current: plain(40) },
    { ...none, baseline: typed('30 %'), target: typed('-15 %') },
    { ...none, target: typed('-15 %'), current: plain(180) },
    { ...none, baseline: plain(500), target: typed('-€200') },
  ]
  for (const row of rows) {
    expect(rowNumbers(row, '', 'number')).toMatchObject({ target: null })
    expect(rowNumbers(row, '', 'number').doubts).toContainEqual(
      expect.objectContaining({ field: 'target', code: 'units_differ' }),
    )
  }
  const grown = { ...none, baseline: plain(0), target: typed('+15%'), current: typed('+9%') }
  expect(rowNumbers(grown, '', 'number')).toMatchObject({ target: 15, current: 9, doubts: [] })
  const times = { ...none, target: typed('10x'), current: typed('3x') }
  expect(rowNumbers(times, '', 'number')).toMatchObject({ target: 10, current: 3, doubts: [] })
})

test('a checkbox beside a number to reach does not say how much of it is', () => {
  const current: AmountRead = { ...plain(1), from: 'checkbox' }
  expect(rowNumbers({ ...none, target: plain(100), current }, '', 'number')).toMatchObject({ current: null })
  expect(rowNumbers({ ...none, target: plain(1), current }, '', 'number')).toMatchObject({ current: 1 })
  for (const target of [typed('100 %'), percent(1)]) {
    expect(rowNumbers({ ...none, target, current }, '', 'number')).toMatchObject({
      target: 100,
      current: 100,
      doubts: [],
    })
  }
})

test('the 5 of 3/5 is the target only where Target is empty', () => {
  expect(rowNumbers({ ...none, current: typed('3/5') }, '', 'number')).toMatchObject({
    current: 3,
    target: 5,
    hasTargetFromCurrent: true,
  })
  expect(rowNumbers({ ...none, current: typed('4.5/5'), target: plain(4.7) }, '', 'number')).toMatchObject({
    current: 4.5,
    target: 4.7,
    hasTargetFromCurrent: false,
  })
})

test('lengths of time come into the unit of the row', () => {
  const row = { ...none, baseline: typed('2 days'), target: typed('8 h'), current: typed('90 min') }
  expect(rowNumbers(row, '', 'number')).toMatchObject({ baseline: 48, target: 8, current: 1.5, unit: 'h' })
  expect(rowNumbers({ ...none, target: typed('8 h') }, 'min', 'number')).toMatchObject({
    target: 480,
    unit: 'min',
  })
})

test('millions go with the thousands that Unit names, and a plain 2 beside them is in doubt', () => {
  expect(rowNumbers({ ...none, target: plain(1500), current: typed('€1.2m') }, 'k€', 'number')).toMatchObject(
    {
      target: 1500,
      current: 1200,
      doubts: [],
    },
  )
  expect(rowNumbers({ ...none, target: plain(2), current: typed('€1.2m') }, '', 'number')).toMatchObject({
    target: null,
    doubts: [{ field: 'target', code: 'scale_unclear' }],
  })
  expect(rowNumbers({ ...none, target: typed('2'), current: typed('1.2M') }, '', 'number').target).toBeNull()
})

test('numbers in units that have nothing to do with each other are not compared', () => {
  const pairs = [
    ...['72 %', '$5', '3 h'].map((current) => ['€500', current, ''] as const),
    ['2 months', '3 weeks', ''],
    ['1 GB', '500 MB', ''],
    ['3 per week', '1/day', ''],
    ['500', '$300', 'EUR'],
  ] as const
  for (const [target, current, unit] of pairs) {
    const row = { ...none, target: typed(target), current: typed(current) }
    expect(rowNumbers(row, unit, 'number').doubts).toMatchObject([{ code: 'units_differ' }])
  }
  const row = { ...none, target: typed('2 h median'), current: typed('90 min median') }
  expect(rowNumbers(row, '', 'number')).toMatchObject({ target: 2, current: 1.5, doubts: [] })
})

test('a bound in Target says what is meant where neither Baseline nor the way to it does', () => {
  const target = typed('<200ms')
  expect(rowNumbers({ ...none, target }, '', 'number')).toMatchObject({ direction: 'at_most', unit: 'ms' })
  expect(rowNumbers({ ...none, target, baseline: typed('450 ms') }, '', 'number').direction).toBeNull()
  expect(rowNumbers({ ...none, target, baseline: typed('150 ms') }, '', 'number').direction).toBe('at_most')
})
