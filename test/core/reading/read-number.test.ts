import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberHabits } from '#src/core/reading/number-habits.ts'
import { numberWords } from '#src/core/reading/number-words.ts'
import { readNumber } from '#src/core/reading/read-number.ts'

/** A text as it is read, in words; both readings where nothing tells which. */
function read(text: string, column: readonly string[] = []): string | null {
  const reading = readNumber(text, numberHabits([...column, text]))
  if (reading.kind === 'either') return reading.numbers.map(numberWords).join(' or ')
  return reading.kind === 'number' ? numberWords(reading.number) : null
}

test.each([
  ['72 %', '72 %'],
  ['1,200', '1,200'],
  ['1.200,5', '1,200.5'],
  ['1 200', '1,200'],
  ['1 200', '1,200'],
  ['1’200.50 CHF', '1,200.5 CHF'],
  ['12,34,567', '1,234,567'],
  ['€1.2m', '1,200,000 €'],
  ['$3,4 Mio', '3,400,000 $'],
  ['5 Mrd. €', '5,000,000,000 €'],
  ['500 T€', '500,000 €'],
  ['3/5', '3 of 5'],
  ['3 von 5 Teams', '3 of 5 Teams'],
  ['4.5/5', '4.5 of 5'],
  ['<200ms', 'at most 200 ms'],
  ['>= 99.9%', 'at least 99.9 %'],
  ['höchstens 3 Tage', 'at most 3 Tage'],
  ['~40', '40'],
  ['12k', '12,000'],
  ['1.2m users', '1,200,000 users'],
  ['0,7', '0.7'],
  ['99.95 %', '99.95 %'],
  ['99.999%', '99.999 %'],
  ['1h 30m', '1.5 h'],
  ['2 days 12 hours', '2.5 d'],
  ['($200)', '-200 $'],
  ['−€200', '-200 €'],
  ['-5 pp', '-5 %'],
  ['７２％', '72 %'],
  ['80', '80'],
  ['80%+', 'at least 80 %'],
  ['5 or less', 'at most 5'],
  ['5,- €', '5 €'],
  ['5 €k', '5,000 €'],
  ['500 TEUR', '500,000 EUR'],
  ['2 Mds €', '2,000,000,000 €'],
  ['5 lakh', '500,000'],
  ['2 Billionen', '2,000,000,000,000'],
  ['5 m²', '5 m²'],
  ['5 pts', '5 pts'],
  ['NPS 40', '40 NPS'],
  ['\u200b40', '40'],
])('%s is read as %s', (text, words) => {
  expect(read(text)).toBe(words)
})

test.each([
  '',
  'On track',
  'Q4',
  '1.2.3',
  '01.10.2026',
  '2026-11-01',
  '11/2026',
  '3/5/2026',
  '10-20',
  '2 done, waiting for legal',
  'we are at 40 and climbing',
  '1e5',
  '40→72',
  '72% (was 65%)',
  'v2.1',
  'Q4 2026',
  'tbd',
  '–',
  'ENG-123',
  'EUR-5',
  'SEV 1',
  '1.11.',
  '1. November',
  '15 Nov',
  '12 août',
  '1st',
  '3. Quartal',
  '20261130',
  '24/7',
  '26/11',
  '2026/11',
  '2025/26',
  '+4930123456789',
  '12345678901234567890',
  '0049',
  '10²',
  '40¹',
  '1\n200',
  '40\nsecond',
  '\u202e40',
  '10-',
  '±5',
  '--5',
  '2 trillion',
  '2 thirds',
  '15m response time',
  '5 m/s',
  '3/5%',
  '$5 €',
])('"%s" is no number', (text) => {
  expect(read(text)).toBeNull()
})

test('one mark before three digits is read as the other texts of the column are', () => {
  expect(read('1.234')).toBe('1,234 or 1.234')
  expect(read('1.234', ['0,5'])).toBe('1,234')
  expect(read('1.234', ['12.000.000'])).toBe('1,234')
  expect(read('1.234', ['99.5'])).toBe('1.234')
  expect(read('1,234', ['1.5'])).toBe('1,234')
  expect(read('1.234', ['2.500'])).toBe('1,234')
  expect(read('1.234', ['0,5', '99.5'])).toBe('1,234 or 1.234')
})

test('round thousands are thousands, unless the column shows the mark before decimals', () => {
  expect(read('1.500')).toBe('1,500')
  expect(read('1.500', ['0.25'])).toBe('1,500 or 1.5')
  expect(read('1.500 %')).toBe('1,500 % or 1.5 %')
  expect(read('€1.500m')).toBe('1,500,000,000 € or 1,500,000 €')
})

test('what two people would read otherwise is told as both', () => {
  expect(read('(200)')).toBe('-200 or 200')
  expect(read('- 40')).toBe('-40 or 40')
  expect(read('5 mil')).toBe('5,000,000 or 5,000')
  expect(read('1 Billion €')).toBe('1,000,000,000 € or 1,000,000,000,000 €')
})

test('a version or a chapter in a sentence says nothing of how a column writes numbers', () => {
  expect(read('1.234', ['as of v2.1', 'see chapter 3.7 of the plan'])).toBe('1,234 or 1.234')
})

test('a lone m is a million or minutes, as the column has it', () => {
  expect(read('15m')).toBe('15,000,000 or 15 min')
  expect(read('15m', ['900k'])).toBe('15,000,000')
  expect(read('15m', ['2 h'])).toBe('15 min')
})

test('a number that was written in any usual way is read as it was meant', () => {
  const ways = fc.constantFrom<readonly [string, string]>([',', '.'], ['.', ','], [' ', ','], ['’', '.'])
  const units = fc.constantFrom('', ' %', ' users', ' €', 'ms')
  fc.assert(
    fc.property(
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      ways,
      units,
      (cents, [thousands, mark], unit) => {
        const whole = String(Math.trunc(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, thousands)
        const rest = String(Math.abs(cents) % 100).padStart(2, '0')
        const text = `${cents < 0 ? '-' : ''}${whole}${mark}${rest}${unit}`

        const reading = readNumber(text)

        expect(reading).toMatchObject({ kind: 'number', number: { unit: unit.trim() } })
        expect(reading.kind === 'number' && reading.number.value).toBeCloseTo(cents / 100, 9)
      },
    ),
  )
})

test('any text at all is read or is not, and never as no finite number', () => {
  const pieces = fc.constantFrom(
    '1',
    '2.5',
    ',',
    '.',
    ' ',
    '-',
    '%',
    'm',
    'k',
    '€',
    '/',
    'h',
    '(',
    ')',
    '<',
    'x',
    '٣',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      ),
      (text) => {
        const reading = readNumber(text)
        const numbers =
          reading.kind === 'either' ? reading.numbers : reading.kind === 'number' ? [reading.number] : []
        for (const { value, outOf } of numbers) expect([value, outOf ?? 1].every(Number.isFinite)).toBe(true)
      },
    ),
  )
})

test('a long text of digits and marks takes no time', () => {
  for (const text of ['1'.repeat(20_000), '1,'.repeat(10_000), '1 000 '.repeat(5_000), '1h '.repeat(5_000)]) {
    readNumber(text)
    numberHabits([text])
  }
})
