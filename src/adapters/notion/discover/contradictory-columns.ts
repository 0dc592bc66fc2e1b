import type { GuessedTable } from '#src/adapters/notion/guess/guess-tables.ts'
import type { Contradiction } from '#src/core/audit/discovered.ts'
import type { Obstacle } from './obstacle.ts'
import { quoted } from './words.ts'

interface Pair {
  readonly field: string
  readonly property: string
  readonly by: Contradiction
  readonly isRead: boolean
}

/** Says once for a table which of its columns may hold the same and say different things. */
export function contradictoryColumns({ table, kind, columns, doubtful }: GuessedTable): readonly Obstacle[] {
  const pairs: Pair[] = [
    ...columns.flatMap(({ field, property, contradictedBy: by }) =>
      by ? [{ field, property, by, isRead: true }] : [],
    ),
    ...doubtful.flatMap(({ field, candidates: [property = ''], contradictedBy: by }) =>
      by ? [{ field, property, by, isRead: false }] : [],
    ),
  ]
  const [first] = pairs
  if (!first) return []
  return [
    {
      message: `Columns of ${quoted(table.title)} contradict each other: ${pairs.map(inWords).join('; ')}.`,
      mend: `Of each two say which one is right, for example "${kind}.${first.field}": ${quoted(first.by.property)} in NOTION_PROPERTIES, or rename the one that is not in use.`,
    },
  ]
}

function inWords({ property, by, isRead }: Pair): string {
  const which = isRead ? `${quoted(property)} is read` : 'neither is read'
  return `${quoted(property)} and ${quoted(by.property)} in ${by.differ} of ${by.rows} rows (${which})`
}
