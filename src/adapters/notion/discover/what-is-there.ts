import type { GuessedTable } from '#src/adapters/notion/guess/guess-tables.ts'
import { settingOf } from '#src/adapters/notion/settings.ts'
import type { FoundTable } from '#src/core/audit/discovered.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Obstacle } from './obstacle.ts'
import { listed, quoted } from './words.ts'

/** How many databases are named where none is the right one. */
const NAMED = 8

export function noKeyResults(
  used: readonly GuessedTable[],
  tables: readonly FoundTable[],
): readonly Obstacle[] {
  if (used.some(({ kind }) => kind === 'keyResults')) return []
  const titles = tables.map(({ title }) => title)
  return [
    {
      message: `No key results were found there. What was found: ${listed(titles, NAMED)}.`,
      mend: 'Give the link of the database that holds your key results, or of the page that it stands on, and share it with the connection: ••• > Connections. If you have none yet, okr-sync init makes the databases.',
    },
  ]
}

/**
 * Of key results that lead to objectives both databases have to be named. Where one may hold objectives, that is told of it
 * instead.
 * @param guessed all that were looked at
 * @param hidden true: it was told already that they lead to what is not shown
 */
export function noObjectives(
  used: readonly GuessedTable[],
  guessed: readonly GuessedTable[],
  hidden: boolean,
): readonly Obstacle[] {
  const keyResults = used.find(({ kind, flat }) => kind === 'keyResults' && !flat)
  if (!keyResults || hidden || used.some(({ kind }) => kind === 'objectives')) return []
  const { title, schema } = keyResults.table
  const column = keyResults.columns.find(({ field }) => field === 'objectives')?.property
  const relation = schema.properties.find(({ name }) => name === column)
  if (relation?.leadsTo === schema.id) {
    return [
      {
        message: `${quoted(title)} may hold objectives and key results in one table, with ${cleanText(relation.name, 60)} between them, and nothing tells them apart: all of its rows are read as key results.`,
        mend: `Add a select with the options Objective and Key result, fill it, and run the audit again. Or name the table in ${settingOf.objectives} as well as in ${settingOf.keyResults} if a row with others below it is an objective.`,
      },
    ]
  }
  if (guessed.some(({ kind }) => kind === 'objectives')) return []
  return [
    {
      message: `No objectives were found beside the key results in ${quoted(title)}, so none of them can be told to belong to one.`,
      mend: 'Share the database of your objectives with the connection (••• > Connections), or set NOTION_OBJECTIVES to it: a sync needs it.',
    },
  ]
}

/** @param read how many of them were looked into */
export function manyDatabases(count: number, read: number): readonly Obstacle[] {
  if (count <= read) return []
  return [
    {
      message: `${count} databases were found, and the rows of ${read} were looked at: those whose titles and columns are most like OKRs.`,
      mend: 'If your OKRs are in another one, run the audit with the link of that database.',
    },
  ]
}
