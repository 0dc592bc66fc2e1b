import * as z from 'zod'
import type { Cursors } from './connection.ts'

export interface Order {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

interface Row {
  readonly id: number
}

const Mark = z.tuple([z.string(), z.number()])
const prefix = 'cursor:v2:'

/**
 * Rows by a key, then by id, and cursors that hold both: a page goes on behind the row that ended the last one, whatever came
 * in or moved up meanwhile.
 */
export function sorted<T extends Row>(
  rows: readonly T[],
  key: (row: T) => string,
  direction: Order['direction'],
): { rows: readonly T[]; cursors: Cursors<T> } {
  const sign = direction === 'DESC' ? -1 : 1

  function compare(a: readonly [string, number], b: readonly [string, number]): number {
    return sign * (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1])
  }

  return {
    rows: rows.toSorted((a, b) => compare([key(a), a.id], [key(b), b.id])),
    cursors: {
      write: (row) => btoa(prefix + JSON.stringify([key(row), row.id])),
      after(cursor, all) {
        const mark = read(cursor)
        if (!mark) return null
        const next = all.findIndex((row) => compare([key(row), row.id], mark) > 0)
        return next === -1 ? all.length : next
      },
    },
  }
}

function read(cursor: string): z.infer<typeof Mark> | null {
  try {
    const text = atob(cursor)
    return text.startsWith(prefix) ? Mark.parse(JSON.parse(text.slice(prefix.length))) : null
  } catch {
    return null
  }
}
