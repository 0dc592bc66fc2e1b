import { wrapped } from './wrapped.ts'

/**
 * Rows of cells in columns as wide as their widest cell; the last cell of a row may be long and is wrapped under itself.
 * @param right columns that are aligned to the right, as numbers are
 */
export function aligned(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = (rows[0] ?? [])
    .slice(0, -1)
    .map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.flatMap((row) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? ''
      return right.includes(column) ? cell.padStart(width) : cell.padEnd(width)
    })
    return wrapped(cells.map((cell) => `${cell}  `).join(''), row.at(-1) ?? '')
  })
}
