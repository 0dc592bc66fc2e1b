import { type AmountRead, ownAmount } from '#src/core/reading/amount-read.ts'
import { numberWords, saysItself } from '#src/core/reading/number-words.ts'
import { readNumber } from '#src/core/reading/read-number.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Column } from './bound-database.ts'
import { type Cell, isBlank } from './cells.ts'
import type { RowCells } from './row-cells.ts'
import { textOf } from './text-of.ts'
import { whyUnknown } from './why-unknown.ts'

/** Something to say of a cell, in the words of a finding. */
export interface CellNote {
  readonly code: string
  readonly level: 'info' | 'mend'
  readonly message: string
  readonly mend: string
}

export type NumberCell =
  | { readonly kind: 'empty' }
  /** `note`: how a text was read, where that is not plain. */
  | { readonly kind: 'number'; readonly amount: AmountRead; readonly note: CellNote | null }
  /** It holds something, and not one number: it is not known. */
  | { readonly kind: 'fault'; readonly note: CellNote }

/** Longest text that is quoted. */
const QUOTED = 60

const EMPTY: NumberCell = { kind: 'empty' }

/** Reads a cell of any type as a number. */
export function numberCell(cells: RowCells, column: Column): NumberCell {
  const cell = cells.get(column.propertyId)
  if (cell === undefined) return EMPTY
  const lacking = whyUnknown(cell, column, cells)
  if (lacking) return { kind: 'fault', note: lacking }
  if (cell.kind === 'checkbox') {
    const amount: AmountRead = { ...ownAmount(cell.checked ? 1 : 0, null), from: 'checkbox' }
    return { kind: 'number', amount, note: null }
  }
  if (isBlank(cell)) return EMPTY
  if (cell.kind === 'number') return own(cell.number ?? 0, column.format)
  if (cell.kind === 'options' && cell.names.length > 1) return fault(severalNumbers(column, cell))
  return typed(column, textOf(cell).trim())
}

function own(value: number, format: string | null): NumberCell {
  return { kind: 'number', amount: ownAmount(value, format), note: null }
}

function typed(column: Column, text: string): NumberCell {
  const { name } = column
  const reading = readNumber(text, column.habits)
  const quoted = `"${cleanText(text, QUOTED)}"`
  if (reading.kind === 'none') {
    return fault({
      code: 'number_as_text',
      message: `${name} holds the text ${quoted} and not a number, so it is not known.`,
      mend: `In Notion, change the type of ${name} to Number (Edit property > Type), and type the number alone.`,
    })
  }
  if (reading.kind === 'either') {
    const [first, second] = reading.numbers.map(numberWords)
    return fault({
      code: 'number_ambiguous',
      message: `${name} holds ${quoted}, which may be ${first} or ${second}, and nothing else in the column tells which, so it is not known.`,
      mend: `Type it so that it can only be one of them, as ${reading.numbers.map(({ value }) => value).join(' or ')}, or change the type of ${name} to Number.`,
    })
  }
  const { number } = reading
  const note: CellNote | null = saysItself(text, number)
    ? null
    : {
        code: 'number_read',
        level: 'info',
        message: `${name} holds ${quoted}, read as ${numberWords(number)}.`,
        mend: `Nothing, if that is right. Else type the number alone, or change the type of ${name} to Number.`,
      }
  return { kind: 'number', amount: { ...number, from: 'typed' }, note }
}

function severalNumbers({ name, rolls }: Column, { names }: Extract<Cell, { kind: 'options' }>) {
  const quoted = cleanText(names.join(', '), QUOTED)
  return {
    code: 'several_values',
    message: `${name} holds several values (${quoted}) and not one number, so it is not known.`,
    mend: rolls
      ? `In Notion, choose in ${name} how they become one number (Edit property > Calculate), for example Sum or Average.`
      : `Choose one in ${name}.`,
  }
}

function fault(note: Omit<CellNote, 'level'>): NumberCell {
  return { kind: 'fault', note: { ...note, level: 'mend' } }
}
