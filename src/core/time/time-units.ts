import { monthOfWord } from './month-of-word.ts'

/** A day, or what a year is made of, as a text names it; null: not said. */
export interface TimeUnit {
  readonly kind: 'day' | 'month' | 'quarter' | 'third' | 'half' | 'year'
  /** Of a quarter, a third, a half and a whole year the fiscal one. */
  readonly year: number | null
  /** The month, quarter, third or half from 1 on; of a day its month. */
  readonly index: number | null
  readonly day?: number
  /** true: its year was typed as two, such as 2026/27, which only a fiscal year spans. */
  readonly ofTwoYears?: true
  /** Which of day and month came first, where nothing but the order tells them apart. */
  readonly order?: 'day_first' | 'month_first'
}

const ORDINALS: readonly RegExp[] = [
  /^(?:1|first|erste[sr]?|premier|primer|primero)$/,
  /^(?:2|second|zweite[sr]?|deuxieme|segundo)$/,
  /^(?:3|third|dritte[sr]?|troisieme|tercer|tercero)$/,
  /^(?:4|fourth|vierte[sr]?|quatrieme|cuarto)$/,
]
const NTH = '([1-4]|[a-z]{5,9})(?:\\.|st|nd|rd|th|er|e|eme|o|a|ro|do|to)?'
const QUARTER = 'q|qtr|quarter|quartal|trimestre|trim|t'
const THIRD = 'tertial|cuatrimestre|quadrimestre'
const HALF = 'h|hy|half|hj|halbjahr|semestre|semester|sem|s'
const WORD = `(${QUARTER}|${THIRD}|${HALF})`
const PART = `(?:${WORD}[ .]*([1-4])|${NTH} ?${WORD}\\.?)`
const FISCAL = '((?:fy|gj|geschaftsjahr|fiscal year|exercice|ejercicio|year|jahr|annee|ano) ?)?'
const YEAR = `${FISCAL}'?(\\d{4}|\\d{2})(?:([/-])(\\d{4}|\\d{2}))?`
const BETWEEN = '[ /:._-]*'
const PART_ALONE = new RegExp(`^${PART}$`)
const YEAR_ALONE = new RegExp(`^${YEAR}$`)
const PART_YEAR = new RegExp(`^${PART}${BETWEEN}${YEAR}$`)
const YEAR_PART = new RegExp(`^${YEAR}${BETWEEN}${PART}$`)
/** How many of each a year has. */
const KINDS = [
  { kind: 'quarter', most: 4, words: new RegExp(`^(?:${QUARTER})$`) },
  { kind: 'third', most: 3, words: new RegExp(`^(?:${THIRD})$`) },
  { kind: 'half', most: 2, words: new RegExp(`^(?:${HALF})$`) },
] as const

const DAY = '([1-9]|0[1-9]|[12]\\d|3[01])'
const DAY_YEAR = "(?:[ ./-]*(\\d{4}|'\\d{2}))?"
const DAY_MONTH_WORD = new RegExp(`^${DAY}(?:\\.|st|nd|rd|th|er|o|a)?[ ./-]*([a-z]{3,})\\.?${DAY_YEAR}$`)
const MONTH_WORD_DAY = new RegExp(`^([a-z]{3,})\\.? ?${DAY}(?:\\.|st|nd|rd|th)?(?: (\\d{4}|'\\d{2}))?$`)
const DAY_ALONE = new RegExp(`^${DAY}(?:\\.|st|nd|rd|th|er|o|a)?(?: (\\d{4}))?$`)
const DOTTED = /^(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d{2})?$/
const SLASHED = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$|^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})$/
const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/

const MONTH_YEAR = /^([a-z]{3,})\.?(?:[ /.-]*(\d{4})| ?['/-](\d{2}))?$/
const YEAR_MONTH = /^(\d{4})[ /.-]*([a-z]{3,})\.?$/
const MONTH_IN_DIGITS = /^(?:(\d{4})[-/.](0[1-9]|1[0-2])|(0[1-9]|1[0-2])[-/.](\d{4}))$/

/**
 * Everything that one piece of a text may mean; more than one where the order of day and month is not told.
 * @param text as `plainTime` makes it
 */
export function timeUnits(text: string): readonly TimeUnit[] {
  return [...partsOfYear(text), ...months(text), ...days(text)]
}

function partsOfYear(text: string): TimeUnit[] {
  const alone = PART_ALONE.exec(text)
  if (alone) return partOf(alone.slice(1))
  const year = YEAR_ALONE.exec(text)
  if (year) {
    const [, prefix, first = '', sign, second] = year
    // A month may be written 2011/12 too, and two digits alone are no year.
    if (prefix === undefined && (first.length < 4 || sign === '-')) return []
    return inYear({ kind: 'year', year: null, index: 1 }, first, second)
  }
  const leading = PART_YEAR.exec(text)
  const trailing = leading ? null : YEAR_PART.exec(text)
  const [, first = '', , second] = leading?.slice(5) ?? trailing?.slice(1) ?? []
  const part = leading?.slice(1, 5) ?? trailing?.slice(5) ?? []
  return partOf(part).flatMap((unit) => inYear(unit, first, second))
}

/** @param said the word and its number, or an ordinal and its word */
function partOf([word, number, ordinal, wordAfter]: readonly (string | undefined)[]): TimeUnit[] {
  const nth = number ?? ordinal ?? ''
  const index = ORDINALS.findIndex((each) => each.test(nth)) + 1
  const found = KINDS.find(({ words }) => words.test(word ?? wordAfter ?? ''))
  return !found || index === 0 || index > found.most ? [] : [{ kind: found.kind, year: null, index }]
}

/** Of two years that follow each other the later one: a fiscal year bears the number of the year in which it ends. */
function inYear(unit: TimeUnit, first: string, second: string | undefined): TimeUnit[] {
  if (second === undefined) return [{ ...unit, year: fullYear(first) }]
  const year = fullYear(second)
  return year === fullYear(first) + 1 ? [{ ...unit, year, ofTwoYears: true }] : []
}

function months(text: string): TimeUnit[] {
  const digits = MONTH_IN_DIGITS.exec(text)
  if (digits)
    return [{ kind: 'month', year: Number(digits[1] ?? digits[4]), index: Number(digits[2] ?? digits[3]) }]
  const [, word, year, short] = MONTH_YEAR.exec(text) ?? []
  const [, yearFirst, wordLast] = YEAR_MONTH.exec(text) ?? []
  const index = monthOfWord(word ?? wordLast ?? '')
  const said = year ?? short ?? yearFirst
  return index === null ? [] : [{ kind: 'month', year: said === undefined ? null : fullYear(said), index }]
}

function days(text: string): TimeUnit[] {
  const iso = ISO_DAY.exec(text)
  if (iso) return [dayOf(iso[3], Number(iso[2]), iso[1])]
  const dotted = DOTTED.exec(text)
  if (dotted) return [dayOf(dotted[1], Number(dotted[2]), dotted[3])]
  const slashed = SLASHED.exec(text)
  if (slashed) {
    const [, a = slashed[4], b = slashed[5], year = slashed[6]] = slashed
    return [
      { ...dayOf(a, Number(b), year), order: 'day_first' },
      { ...dayOf(b, Number(a), year), order: 'month_first' },
    ]
  }
  const alone = DAY_ALONE.exec(text)
  if (alone) return [dayOf(alone[1], null, alone[2])]
  const [, day, word = '', year] = DAY_MONTH_WORD.exec(text) ?? []
  const [, wordFirst = '', dayLast, yearLast] = MONTH_WORD_DAY.exec(text) ?? []
  const month = monthOfWord(word || wordFirst)
  return month === null ? [] : [dayOf(day ?? dayLast, month, year ?? yearLast)]
}

function dayOf(day: string | undefined, index: number | null, year: string | undefined): TimeUnit {
  return { kind: 'day', year: year === undefined ? null : fullYear(year), index, day: Number(day) }
}

function fullYear(digits: string): number {
  const year = Number(digits.replace("'", ''))
  return year < 100 ? 2000 + year : year
}
