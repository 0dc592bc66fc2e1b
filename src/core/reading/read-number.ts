import { monthOfWord } from '#src/core/time/month-of-word.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import { readDuration } from './read-duration.ts'
import { type DecimalMark, NUMERAL, type Numeral, readNumeral } from './read-numeral.ts'
import { readUnit } from './read-unit.ts'

/** What the texts of a column show of how numbers are written in it. */
export interface NumberHabits {
  /** null: nothing tells, or some tell otherwise than others. */
  readonly decimalMark: DecimalMark | null
  /** What a lone `m` behind a number stands for; null: nothing tells. */
  readonly m: 'million' | 'minutes' | null
}

const NO_HABITS: NumberHabits = { decimalMark: null, m: null }

/** Letters of a text that may be a number with what goes with it; what is longer is none. */
const LONGEST = 80

/** A number as a person typed it. */
export interface TypedNumber {
  /** As it stands beside its unit: 72 for `72 %`, 1200000 for `€1.2m`, 1.5 for `1h 30m`. */
  readonly value: number
  /** The 5 of `3/5`; null: there is none. */
  readonly outOf: number | null
  /** `%`, a currency, a length of time, or the words behind the number; empty: none. */
  readonly unit: string
  /** What a word such as `m` or `k` multiplied it by; 1: none stood there. */
  readonly scale: number
  /** `<200` is at most, `>= 99.9` at least; null: neither. */
  readonly bound: 'at_most' | 'at_least' | null
  /** true: it may say by how much another number changes, as `+15%`, `5 pp` and `10x` do. */
  readonly isChange: boolean
}

export type NumberReading =
  | { readonly kind: 'number'; readonly number: TypedNumber }
  /** Nothing tells which of two it is. */
  | { readonly kind: 'either'; readonly numbers: readonly [TypedNumber, TypedNumber] }
  /** It is no number. */
  | { readonly kind: 'none' }

const NONE: NumberReading = { kind: 'none' }

const before = [
  [
    'at_most',
    /^(?:<=?|≤|under|below|at most|less than|up to|max\.?|unter|höchstens|maximal|bis zu|moins de|au plus|menos de|como máximo)\s*(?=\d|[$€£¥₹.,])/i,
  ],
  [
    'at_least',
    /^(?:>=?|≥|over|above|at least|more than|min\.?|über|mindestens|mind\.|plus de|au moins|más de|al menos)\s*(?=\d|[$€£¥₹.,])/i,
  ],
  [
    null,
    /^(?:~|≈|=|about|approx\.?|around|circa|ca\.?|c\.|etwa|rund|environ|env\.?|aprox\.?|unos)\s*(?=\S)/i,
  ],
] as const

const behind = [
  [
    'at_most',
    /\s*\(?\b(?:or less|or fewer|or below|at most|max\.?|maximum|oder weniger|ou moins|o menos)\)?$/i,
  ],
  ['at_least', /(?<=[\d%])\s?\+$|\s*\(?\b(?:or more|or above|at least|minimum|oder mehr|ou plus|o más)\)?$/i],
] as const

const PREFIX = String.raw`[$€£¥₹₽₩]|[A-Za-z]{1,2}\$|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD|BRL|NPS|ARR|MRR|DAU|WAU|MAU|SLA|GMV)\b|kr\.?|zł|Rs\.?`
const whole = new RegExp(
  `^(?<sign>[+-]?)(?<apart>\\s*)(?<money>${PREFIX})?\\s*(?<minus>-?)(?<digits>${NUMERAL})(?<rest>[^\\d]*)$`,
  'u',
)
const fraction = new RegExp(
  `^(?<part>${NUMERAL})\\s*(?<over>/|out of|of|von|aus|sur|de)\\s*(?<rest>${NUMERAL}[^\\d/]*)$`,
  'iu',
)

/** What is not seen where it stands. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
/** Several lines, a footnote or a power, or what turns the order of the digits round. */
const never =
  /[\n\r\t\v\f\u2028\u2029]|\d[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]|[\u202a-\u202e\u2066-\u2069]/
const raised = /[\u00b2\u00b3\u00b9]/g

/**
 * Reads the number that a text is, with what stands around it: `72 %`, `1,200`, `€1.2m`, `3/5`, `<200ms`, `~40`, `($200)`,
 * `1h 30m`, `12k users`. A text that only holds a number somewhere, such as a sentence, is none; neither is a date or an id.
 * @param habits how the column writes numbers, which decides what is ambiguous
 */
export function readNumber(text: string, habits: NumberHabits = NO_HABITS): NumberReading {
  const typed = text.trim()
  if (typed.length > LONGEST || never.test(typed)) return NONE
  const line = lineOf(typed)
  const negative = /^\((?<inside>[^()]+)\)$/.exec(line)?.groups?.['inside']
  if (negative === undefined) return readBound(line, habits)
  const inside = readBound(negative, habits)
  if (inside.kind !== 'number' || inside.number.bound !== null || /^[+-]/.test(negative)) return NONE
  const debt = { ...inside.number, value: 0 - inside.number.value }
  // An accountant's minus, or what somebody put aside.
  const isMoney = /[$€£¥₹]/.test(negative) || inside.number.value === 0
  return isMoney ? { kind: 'number', number: debt } : { kind: 'either', numbers: [debt, inside.number] }
}

function lineOf(text: string): string {
  const kept = text.replace(unseen, '').split(raised)
  const marks = text.match(raised) ?? []
  const line = kept.map((part, at) => part.normalize('NFKC') + (marks[at] ?? '')).join('')
  return line
    .replace(/[−–‐‑]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

function readBound(line: string, habits: NumberHabits): NumberReading {
  for (const [bound, words] of [...before, ...behind]) {
    const rest = line.replace(words, '')
    if (rest !== line) return mapped(readBare(rest, habits), (number) => ({ ...number, bound }))
  }
  return readBare(line, habits)
}

function readBare(line: string, habits: NumberHabits): NumberReading {
  const duration = readDuration(line)
  if (duration)
    return { kind: 'number', number: { ...duration, outOf: null, scale: 1, bound: null, isChange: false } }
  const parts = fraction.exec(line)?.groups
  return parts ? readFraction(parts, habits) : readWhole(line, habits)
}

function readFraction(
  { part = '', over, rest = '' }: Partial<Record<string, string>>,
  habits: NumberHabits,
): NumberReading {
  const done = readWhole(part, habits)
  const all = readWhole(rest, habits)
  if (done.kind !== 'number' || all.kind !== 'number' || all.number.value <= 0) return NONE
  const { value, unit, scale } = all.number
  if (unit === '%' || scale !== 1 || (over === '/' && isDate(done.number.value, value))) return NONE
  return { kind: 'number', number: { ...done.number, outOf: value, unit } }
}

/** A day or month of another, a month of a year, or as 24/7. */
function isDate(first: number, second: number): boolean {
  const isYear = (value: number) => value >= 1900 && value < 2100
  if (!Number.isInteger(first) || !Number.isInteger(second)) return false
  return (first > second && first <= 31) || (isYear(second) && first <= 12) || (isYear(first) && second < 100)
}

function readWhole(line: string, habits: NumberHabits): NumberReading {
  const found = whole.exec(line)?.groups
  if (!found) return NONE
  const { sign = '', minus = '', money = '', digits = '' } = found
  // As in `5,- €`.
  const rest = /[.,]$/.test(digits) ? (found['rest'] ?? '').replace(/^-/, '') : (found['rest'] ?? '')
  const numeral = readNumeral(digits)
  const unit = readUnit(money, rest)
  // EUR-5 is the name of something, +4930123456 a telephone and 20261130 a day.
  const isName =
    (minus !== '' && (sign !== '' || /[A-Z]{3}-/.test(line))) ||
    /^\+\d{9,}/.test(line) ||
    /^20\d\d[01]\d[0-3]\d$/.test(line)
  if (!numeral || !unit || isName || isOneOfMany(digits, rest)) return NONE
  const values = valuesOf(numeral, unit.text === '%', unit.scales.length > 1 || unit.scales[0] !== 1, habits)
  const scales =
    unit.isLength && habits.m !== null ? [unit.scales[habits.m === 'million' ? 0 : 1] ?? 1] : unit.scales
  // Apart from the digits a dash may begin an entry of a list.
  const isDash = sign === '-' && found['apart'] !== '' && unit.text === ''
  const signs = isDash ? [-1, 1] : [sign === '-' || minus === '-' ? -1 : 1]
  const isChange = sign === '+' || unit.isPoints || /^[x×](?: |$)/i.test(unit.text)
  const numbers = signs.flatMap((by) =>
    values.flatMap((value) =>
      scales.map((scale): TypedNumber => {
        // Scaled by its digits: 1.1 * 1000000 is not 1100000 in binary.
        const scaled = by * Number((value * scale).toPrecision(15)) + 0
        const text = unit.isLength && scale === 1 ? 'min' : unit.text
        return { value: scaled, outOf: null, unit: text, scale, bound: null, isChange }
      }),
    ),
  )
  const [first, second] = numbers
  if (!first) return NONE
  return second ? { kind: 'either', numbers: [first, second] } : { kind: 'number', number: first }
}

/** A day of a month, or the third of several. */
function isOneOfMany(digits: string, rest: string): boolean {
  const word = /^\s*(?:de |of )?(?<word>\p{L}+)/u.exec(rest)?.groups?.['word']
  if (word === undefined || !/^\d{1,2}\.?$/.test(digits)) return false
  return digits.endsWith('.') || monthOfWord(plainWords(word)) !== null
}

function valuesOf(
  numeral: Numeral,
  isPercent: boolean,
  isScaled: boolean,
  habits: NumberHabits,
): readonly number[] {
  if (numeral.kind === 'number') return [numeral.value]
  const { mark, thousands, decimals, isRound } = numeral
  // Who writes 99,9 writes no 1,500 for one and a half.
  if (habits.decimalMark !== null && (habits.decimalMark !== mark || !isRound))
    return [habits.decimalMark === mark ? decimals : thousands]
  if (habits.decimalMark === mark) return [thousands, decimals]
  // A share of 99.999 % is common, one of 99,999 % is not.
  if (isPercent && decimals >= 10 && decimals < 100) return [decimals]
  return isRound && !isScaled && !isPercent ? [thousands] : [thousands, decimals]
}

function mapped(reading: NumberReading, change: (number: TypedNumber) => TypedNumber): NumberReading {
  if (reading.kind === 'number') return { kind: 'number', number: change(reading.number) }
  if (reading.kind === 'either')
    return { kind: 'either', numbers: [change(reading.numbers[0]), change(reading.numbers[1])] }
  return reading
}
