import type { Finding } from '#src/core/model.ts'
import { type AmountRead, ownAmount } from '#src/core/reading/amount-read.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import type { BindingInput } from './binding-input.ts'
import type { Column } from './bound-database.ts'
import { isBlank } from './cells.ts'
import { columnFinding } from './column-finding.ts'
import { numberCell } from './number-cell.ts'
import { peoplesProperties } from './peoples-properties.ts'
import { namedFor } from './property-settings.ts'
import type { Property } from './schemas.ts'

/** What says in a column's name that it holds how much is done, in English, German, French and Spanish, without accents. */
const OF_WAY =
  /\b(?:progress|progression|complete|completed|completion|done|achieved|fortschritt|zielerreichung|erledigt|avancement|avance|progreso|completado)\b/

/** Of the cells of a column as many have to be a share of the way. */
const MOST = 0.9

/** Of the cells of a text as many make it a column of numbers. */
const SOME = 0.3

/** Whether a column's name says that it holds how much of the way is done: Progress, % complete, Fortschritt. */
export function saysShareOfWay(name: string): boolean {
  return OF_WAY.test(plainWords(name))
}

/**
 * Key results of which only the progress is kept go from 0 to 100 %: where no column holds the target, none that is there can hold
 * it, and what is read as Current says by its name and in all rows that it is a share.
 * @returns the column as such; null: it is none
 */
export function shareOfWay(input: BindingInput, columns: ReadonlyMap<string, Column>): Column | null {
  const { kind, settings, remembered, rows } = input
  const current = columns.get('current')
  const isToldOfTarget =
    remembered.some(({ field }) => field === 'target') || namedFor(settings, kind, 'target')
  const hasOther = ['target', 'baseline', 'floor'].some((field) => columns.has(field))
  if (!current || hasOther || isToldOfTarget || !saysShareOfWay(current.name)) return null
  const bound = new Set([...columns.values()].map(({ propertyId }) => propertyId))
  const free = peoplesProperties(input).filter(({ id }) => !bound.has(id))
  if (free.some((property) => mayBeTarget(input, property))) return null
  const cells = rows.map((row) => numberCell(row.cells, current))
  const amounts = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.amount] : []))
  const isIn = (whole: number) =>
    amounts.filter(({ value, outOf }) => outOf === null && value >= 0 && value <= whole).length >=
    MOST * amounts.length
  if (amounts.length === 0) return null
  if (current.type === 'checkbox' || amounts.some(({ from }) => from === 'checkbox')) return null
  if (current.format === 'percent') return isIn(1) ? { ...current, whole: ownAmount(1, 'percent') } : null
  if (!isIn(100)) return null
  const isTyped = amounts.some(({ from, unit }) => from === 'typed' && unit === '%')
  if (isTyped) return { ...current, whole: { ...ownAmount(100, null), from: 'typed', unit: '%' } }
  // Whole numbers up to 1 may be percent as well.
  const areShares = isIn(1) && amounts.some(({ value }) => !Number.isInteger(value))
  return areShares || !isIn(1) ? { ...current, whole: ownAmount(areShares ? 1 : 100, null) } : null
}

/** Any number may be what is to be reached, whatever its column is called. */
function mayBeTarget({ rows }: BindingInput, { id, name, type, format }: Property): boolean {
  if (saysShareOfWay(name)) return false
  if (type === 'number')
    return rows.some(({ cells }) => !isBlank(cells.get(id) ?? { kind: 'number', number: null }))
  if (type !== 'rich_text' && type !== 'formula' && type !== 'rollup') return false
  const column: Column = {
    field: 'target',
    kind: 'number',
    propertyId: id,
    name,
    type,
    format,
    options: [],
    labels: {},
  }
  const cells = rows.map((row) => numberCell(row.cells, column)).filter(({ kind }) => kind !== 'empty')
  return cells.filter(({ kind }) => kind === 'number').length > SOME * cells.length
}

/** What a row that only says how much is done has for Baseline and Target. */
export function endsOfWay(whole: AmountRead): { readonly baseline: AmountRead; readonly target: AmountRead } {
  return { baseline: { ...whole, value: 0 }, target: whole }
}

export function shareOfWayFinding({ name }: Column): Finding {
  return {
    ...columnFinding('keyResults', {
      code: 'progress_as_share',
      property: name,
      message: `No column says what is to be reached, so every key result is read as on its way from 0 to 100 % by ${name}.`,
      mend: 'Nothing, if that is right. Else add Baseline and Target (Number) with the values at the start and to reach, and keep the latest value in Current.',
    }),
    level: 'info',
  }
}
