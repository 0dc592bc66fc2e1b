import { spokenType } from '#src/adapters/notion/cell-types.ts'
import { keyResultFields } from '#src/adapters/notion/key-result-fields.ts'
import type { DoubtfulColumn } from '#src/core/audit/discovered.ts'
import { readPeriods } from '#src/core/time/read-periods.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { GuessedColumn } from './guess-columns.ts'
import { nameFit } from './name-fit.ts'

/** Rows with all three numbers from which on a run is told. */
const FEWEST = 5

/** Share of the rows in which the value lies between the two others. */
const MOST = 0.8

/** Titles that have to name the number to reach. */
const FEWEST_TITLES = 3

/** Columns that are tried; with more of them some would fit by chance. */
const MOST_COLUMNS = 12

const codes = ['baseline', 'current', 'target'] as const
type Code = (typeof codes)[number]
type Choices = Readonly<Record<Code, readonly ColumnFacts[]>>

/** Three columns of which one runs between the two others. */
export interface Run extends Readonly<Record<Code, ColumnFacts>> {
  /** Rows with all three numbers. */
  readonly rows: number
  /** Of them, those in which the number is to rise. */
  readonly upwards: number
  /** And those in which it has begun and is not there yet. */
  readonly underWay: number
}

/**
 * Finds Baseline, Current and Target by their numbers as far as they are not known by name: the current value lies between where
 * it began and where it should end. Only what all runs agree in, those with the likeliest names first.
 * @param free columns that serve no field
 */
export function numberRun(
  known: readonly GuessedColumn[],
  free: readonly ColumnFacts[],
  all: readonly ColumnFacts[],
): readonly GuessedColumn[] {
  const factsOf = (code: Code) => {
    const property = known.find(({ field }) => field === code)?.property
    return all.find((facts) => facts.property.name === property)
  }
  const missing = codes.filter((code) => !factsOf(code))
  const numeric = free.filter(isTyped)
  if (missing.length === 0 || numeric.length > MOST_COLUMNS) return []
  const choices = (code: Code) => {
    const facts = factsOf(code)
    return facts ? [facts] : numeric
  }
  const runs = runsThrough({
    baseline: choices('baseline'),
    current: choices('current'),
    target: choices('target'),
  })
  const best = Math.max(...runs.map(namesOf))
  const likeliest = runs.filter((run) => namesOf(run) === best)
  const titles = all.find(({ property }) => property.type === 'title')?.written ?? []
  const told = likeliest.filter((run) => isToldBy(titles, run))
  const agreed = told.length > 0 ? told : likeliest
  return missing.flatMap((code) => {
    const [one, ...others] = new Set(agreed.map((run) => run[code]))
    return one && others.length === 0 ? [columnOf(code, one, told.length > 0)] : []
  })
}

/** What is only offered: both ends of a run of which it is not told which is which, and columns with a time each for Current. */
export function endsOfRun(
  known: readonly GuessedColumn[],
  free: readonly ColumnFacts[],
  all: readonly ColumnFacts[],
): readonly DoubtfulColumn[] {
  const isKnown = (code: Code) => known.some(({ field }) => field === code)
  const numeric = free.filter(
    (each) => isTyped(each) && !known.some((one) => one.property === each.property.name),
  )
  const current = all.find(({ property }) =>
    known.some(({ field, property: name }) => field === 'current' && name === property.name),
  )
  if (!current) {
    const timed = numeric.filter(({ property }) => readPeriods(`${property.name} 2026`, 1).length > 0)
    if (timed.length < 2) return []
    return [offered('current', timed, 'each of them is of another time, and which is the latest changes')]
  }
  if (isKnown('baseline') || isKnown('target') || numeric.length > MOST_COLUMNS) return []
  const runs = runsThrough({ baseline: numeric, current: [current], target: numeric })
  const ends = [...new Set(runs.flatMap(({ baseline, target }) => [baseline, target]))]
  const because = `the values of ${current.property.name} lie between them, and which is the target is not told`
  return ends.length === 2
    ? (['baseline', 'target'] as const).map((code) => offered(code, ends, because))
    : []
}

function offered(code: Code, columns: readonly ColumnFacts[], because: string): DoubtfulColumn {
  const candidates = columns.map(({ property }) => property.name)
  return { field: code, fieldName: keyResultFields[code].name, candidates, because }
}

/** Every way to take three different columns of which one runs between the two others. */
export function runsThrough(choices: Choices): readonly Run[] {
  return choices.baseline.flatMap((baseline) =>
    choices.current.flatMap((current) =>
      choices.target.flatMap((target) =>
        new Set([baseline, current, target]).size === 3 ? (runOf({ baseline, current, target }) ?? []) : [],
      ),
    ),
  )
}

function columnOf(code: Code, { property }: ColumnFacts, isToldByTitles: boolean): GuessedColumn {
  const onTheWay = isToldByTitles
    ? `the titles name its numbers as where it ${code === 'target' ? 'should end' : 'began'}`
    : 'the current values lie on the way to or from it'
  const because = code === 'current' ? 'its numbers lie between the two others' : onTheWay
  const { name, type } = property
  return {
    field: code,
    fieldName: keyResultFields[code].name,
    property: name,
    type: spokenType(type),
    sureness: 'medium',
    because,
  }
}

/** What a formula reckons is no number that was reported. */
export function isTyped({ property, numbers }: ColumnFacts): boolean {
  return ['number', 'rich_text'].includes(property.type) && numbers.some((each) => each !== null)
}

function runOf({ baseline, current, target }: Readonly<Record<Code, ColumnFacts>>): Run | null {
  const rows = baseline.numbers.flatMap((start, index) => {
    const value = current.numbers[index] ?? null
    const end = target.numbers[index] ?? null
    return start === null || value === null || end === null || start === end ? [] : [{ start, value, end }]
  })
  const count = (holds: (low: number, value: number, high: number) => boolean) =>
    rows.filter(({ start, value, end }) => holds(Math.min(start, end), value, Math.max(start, end))).length
  const between = count((low, value, high) => low <= value && value <= high)
  if (rows.length < FEWEST || between < MOST * rows.length) return null
  return {
    baseline,
    current,
    target,
    rows: rows.length,
    upwards: rows.filter(({ start, end }) => start < end).length,
    underWay: count((low, value, high) => low < value && value < high),
  }
}

/**
 * Whether the titles say which end is the target: `Churn below 2 %` names it alone, and `NPS from 28 to 45` names it last. A few
 * titles, and nearly all that say anything.
 */
function isToldBy(titles: readonly string[], { baseline, target }: Run): boolean {
  const said = titles.map((title, index) => {
    const numbers = numbersNamedIn(title)
    const start = numbers.lastIndexOf(baseline.numbers[index] ?? Number.NaN)
    const end = numbers.lastIndexOf(target.numbers[index] ?? Number.NaN)
    return Math.sign(end - start)
  })
  const forIt = said.filter((sign) => sign > 0).length
  return forIt >= FEWEST_TITLES && forIt >= MOST * said.filter((sign) => sign !== 0).length
}

function numbersNamedIn(title: string): readonly number[] {
  return [...title.matchAll(/\d+(?:[.,]\d+)?/g)].map(([digits]) => Number(digits.replace(',', '.')))
}

function namesOf(run: Run): number {
  return codes.reduce(
    (sum, code) => sum + nameFit('keyResults', code, keyResultFields[code], run[code].property.name),
    0,
  )
}
