import type { KeyResult } from '#src/core/model.ts'
import { cleanText } from './clean-text.ts'
import { plainNumber } from './plain-number.ts'

/** What is typed as a unit and is longer than this is a remark, and would crowd out the sentence. */
const LONGEST_UNIT = 30

type Column = Pick<KeyResult, 'currentFormat' | 'unit'>

/** A value of Current as people write it, with its unit. */
export function amount(column: Column, value: number): string {
  const unit = column.currentFormat === 'percent' ? '%' : column.unit.trim()
  if (unit === '') return bareAmount(column, value)
  return `${bareAmount(column, value)} ${unit.length > LONGEST_UNIT ? cleanText(unit, LONGEST_UNIT) : unit}`
}

/** The same without the unit. A column in Notion's percent format holds 0..1 and shows 0..100. */
export function bareAmount(column: Column, value: number): string {
  return plainNumber(scaled(column, value))
}

/** A value on a way of this length, as finely as it matters: to about a hundredth of the way, in whole numbers from 10 on. */
export function roundAmount(column: Column, value: number, way: number): string {
  const length = Math.abs(scaled(column, way))
  const digits = length === 0 ? 0 : Math.min(100, Math.max(0, 1 - Math.floor(Math.log10(length))))
  return String(Number(scaled(column, value).toFixed(digits)) + 0)
}

function scaled({ currentFormat }: Column, value: number): number {
  return currentFormat === 'percent' ? value * 100 : value
}
