import { named } from '#src/core/words/named.ts'

interface Row {
  readonly id: string
  readonly title: string
}

const ANOTHER = 'a row of another team'

/**
 * Makes of a text one that names no row which a reader may not see: a quoted title of such a row becomes "a row of another team",
 * unless a row that may be seen bears it too.
 */
export function hiding(rows: readonly Row[], isSeen: (row: Row) => boolean): (text: string) => string {
  const hidden = new Set<string>()
  for (const row of rows) if (!isSeen(row)) for (const name of namesOf(row)) hidden.add(name)
  for (const row of rows) if (isSeen(row)) for (const name of namesOf(row)) hidden.delete(name)
  return (text) => {
    const quotes = [...text.matchAll(/"/g)].map(({ index }) => index)
    let told = ''
    let from = 0
    for (const start of quotes) {
      // A title may hold quotes itself, so the one that ends it is not always the next.
      const end = quotes.findLast((each) => each > start && hidden.has(text.slice(start, each + 1)))
      if (start < from || end === undefined) continue
      told += text.slice(from, start) + ANOTHER
      from = end + 1
    }
    return told + text.slice(from)
  }
}

/** As sentences name it, in its quotes, and as it was typed. */
function namesOf(row: Row): readonly string[] {
  return row.title.trim() === '' ? [] : [named(row), `"${row.title}"`]
}
