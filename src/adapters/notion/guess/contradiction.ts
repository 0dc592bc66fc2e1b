import type { Contradiction } from '#src/core/audit/discovered.ts'
import { statusOfWord } from '#src/core/rows/voices.ts'
import { readPeriods } from '#src/core/time/read-periods.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import type { ColumnFacts } from './column-facts.ts'

/** @returns how the second of two columns for one field contradicts the first; null: in no row */
export function contradiction(code: string, one: ColumnFacts, other: ColumnFacts): Contradiction | null {
  const both = one.written.flatMap((text, row) => (text && other.written[row] ? [row] : []))
  const differ = both.filter((row) => meaning(code, one, row) !== meaning(code, other, row))
  if (differ.length === 0) return null
  return { property: other.property.name, differ: differ.length, rows: both.length }
}

/** What a cell says, however it says it: Q4 2026 is 2026-Q4, and green is on track. */
function meaning(code: string, { written, numbers }: ColumnFacts, row: number): string {
  const text = written[row] ?? ''
  if (code === 'word') return statusOfWord(text) ?? plainWords(text)
  if (code === 'cycle' || code === 'period') {
    const periods = readPeriods(text, 1)
    if (periods.length > 0) return JSON.stringify(periods)
  }
  const number = numbers[row] ?? null
  return number === null ? plainWords(text) : String(number)
}
