import type { NumberField } from '#src/core/reading/amount-read.ts'
import { type RowNumbers, rowNumbers } from '#src/core/reading/row-numbers.ts'
import type { BoundDatabase, Column } from './bound-database.ts'
import { codeOf } from './code-of.ts'
import { typeLabels } from './labels.ts'
import { type CellNote, type NumberCell, numberCell } from './number-cell.ts'
import type { RowCells } from './row-cells.ts'
import { endsOfWay } from './share-of-way.ts'
import { textOf } from './text-of.ts'

const FIELDS = ['baseline', 'target', 'current', 'floor'] as const

/** The numbers of a key result's row, with what is to be said of each. */
interface RowAmounts {
  readonly numbers: RowNumbers
  readonly notes: readonly { readonly column: Column; readonly note: CellNote }[]
  /** Fields that hold something of which it is not known what. */
  readonly unknown: ReadonlySet<string>
}

/** Reads Baseline, Target, Current and Floor of a row together, since each tells how the others are meant. */
export function rowAmounts(columns: BoundDatabase['columns'], cells: RowCells): RowAmounts {
  const notes: { column: Column; note: CellNote }[] = []
  const unknown = new Set<string>()
  const read = (field: NumberField) => {
    const column = columns.get(field)
    const cell: NumberCell = column ? numberCell(cells, column) : { kind: 'empty' }
    if (column && cell.kind !== 'empty' && cell.note) notes.push({ column, note: cell.note })
    if (cell.kind === 'fault') unknown.add(field)
    return cell.kind === 'number' ? cell.amount : null
  }
  const [baseline, target, current, floor] = FIELDS.map(read) as [
    ReturnType<typeof read>,
    ReturnType<typeof read>,
    ReturnType<typeof read>,
    ReturnType<typeof read>,
  ]
  const unit = textOf(cells.get(columns.get('unit')?.propertyId ?? '')).trim()
  const format = columns.get('current')?.format === 'percent' ? 'percent' : 'number'
  // Yes/No asks for no number to reach.
  const ticked = current?.from === 'checkbox' && isYesNo(columns, cells) ? current.value : null
  const whole = columns.get('current')?.whole
  const ends = whole ? endsOfWay(whole) : { baseline, target }
  const others = { ...ends, current: ticked === null ? current : null, floor }
  const brought = rowNumbers(others, unit, format, unknown.has('target'))
  const numbers = ticked === null ? brought : { ...brought, current: ticked }
  const source = columns.get('current')
  if (numbers.hasTargetFromCurrent && source && numbers.target !== null) {
    notes.push({ column: source, note: targetFrom(source, numbers.target) })
  }
  for (const { field, code, because, mend } of numbers.doubts) {
    const column = columns.get(field)
    unknown.add(field)
    if (!column) continue
    const message = `${column.name} holds ${because}, so it is not known.`
    notes.push({ column, note: { code, level: 'mend', message, mend } })
  }
  return { numbers, notes, unknown }
}

function isYesNo(columns: BoundDatabase['columns'], cells: RowCells): boolean {
  const type = textOf(cells.get(columns.get('type')?.propertyId ?? '')).trim()
  return codeOf(typeLabels, type) === 'yes_no'
}

function targetFrom({ name }: Column, target: number): CellNote {
  return {
    code: 'target_from_current',
    level: 'info',
    message: `Target is empty, so the ${target} that ${name} is out of stands in for it.`,
    mend: 'Nothing, if that is right. Else fill Target.',
  }
}
