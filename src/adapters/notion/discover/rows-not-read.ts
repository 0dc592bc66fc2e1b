import type { Instant } from '#src/core/model.ts'
import type { Obstacle } from './obstacle.ts'
import { quoted } from './words.ts'

interface ReadInPart {
  readonly rows: ReadonlyMap<string, { readonly createdAt: Instant }>
  readonly isWhole: boolean
  readonly isFilteredWhole: boolean
}

/** What is to be said of a table of which not every row was read; none: every row was. */
export function rowsNotRead(name: string, reader: ReadInPart | undefined): readonly Obstacle[] {
  if (!reader || reader.isWhole) return []
  const count = reader.rows.size.toLocaleString('en')
  const [message, mend] = reader.isFilteredWhole
    ? [
        `All rows of the current cycle were read, and of the others only some: ${count} in all.`,
        'Nothing to do: a sync reads every row.',
      ]
    : [
        `The figures are of ${count} rows, the newest first.`,
        'Run okr-sync plan with the settings below: it reads every row and changes nothing. Cycles that have ended are better kept in a database of their own.',
      ]
  return [
    {
      message: `${quoted(name)} has more rows than one audit reads. ${message}`,
      mend: `${mend}${isMadeAtOnce(reader) ? ' Only if more than 10,000 of them were created within one minute, as by an import, it stops and says so: then move some to another database.' : ''}`,
    },
  ]
}

/** Notion ends a query at 10,000 rows, and nothing parts those of the same minute. */
function isMadeAtOnce({ rows }: ReadInPart): boolean {
  return new Set([...rows.values()].map(({ createdAt }) => createdAt.slice(0, 16))).size === 1
}
