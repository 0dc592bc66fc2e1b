import type { Discovered } from '#src/core/audit/discovered.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type {
  AdoptionDone,
  DatabaseToAdopt,
  DatabaseToLeave,
  Obstacle,
  Planned,
} from '#src/ports/adoption.ts'
import { counted } from './counted.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const KIND = {
  objectives: 'objectives',
  keyResults: 'key results',
  initiatives: 'initiatives',
  decisions: 'decisions',
} as const

/** What adoption would do, database by database. */
export function printAdoptionPlan(
  { databases, unread }: Planned<DatabaseToAdopt>,
  discovered: Discovered | null,
): string {
  const lines = databases.flatMap((database) => [...adoptionLines(database, discovered), ''])
  const adds = databases.reduce((sum, each) => sum + each.adds.length, 0)
  const changed = new Set(databases.flatMap(({ adds, dataSourceId }) => adds.map(() => dataSourceId))).size
  lines.push(
    ...unreadLines(unread),
    ...wrapped(
      '',
      adds === 0
        ? `There is nothing to add${unread.length > 0 ? ' to what could be looked at' : ''}.`
        : `${counted(adds, 'column')} would be added to ${counted(changed, 'database')}. No column, option, row or view that is there is changed. okr-sync writes only into the columns that are its own, and into Current where you set Source and Measure.`,
    ),
  )
  return `${lines.join('\n')}\n`
}

function adoptionLines(database: DatabaseToAdopt, discovered: Discovered | null): string[] {
  const { adds, keeps, reads, leaves } = database
  const table = discovered?.tables.find(({ dataSourceId }) => dataSourceId === database.dataSourceId)
  const guessOf = (field: string) => {
    const found = table?.columns.find((column) => column.field === field)
    return found ? ` (${found.sureness}: ${cleanText(found.because)})` : ''
  }
  const named = (name: string, type: string) => `${cleanText(name)} (${type})`
  return [
    headLine(database),
    ...section(
      'Is read, and stays as it is',
      reads.map(
        ({ field, fieldName, property, type }) =>
          `${fieldName.padEnd(18)} from ${named(property, type)}${guessOf(field)}`,
      ),
    ),
    ...section(
      "Is okr-sync's to write already",
      keeps.map(({ fieldName, property, type }) => `${fieldName.padEnd(18)} in ${named(property, type)}`),
    ),
    ...section(
      'Would be added, for okr-sync to write',
      adds.map(
        ({ name, type, because }) =>
          `${named(name, type)}${because === null ? '' : ` since ${cleanText(because)}`}`,
      ),
    ),
    ...(leaves.length === 0
      ? []
      : ['', ...wrapped('', `Stays as it is and is not read: ${someOf(leaves)}.`)]),
    ...(database.madeByInit ? ['', 'okr-sync init made it and adds what is missing.'] : []),
    ...obstacleLines(database),
  ]
}

/** What `init --remove` would take away, database by database. */
export function printRemovalPlan({ databases, unread }: Planned<DatabaseToLeave>): string {
  const lines = databases.flatMap((database) => {
    const told = [
      ...section(
        'Would be taken away',
        database.removes.map(({ name, cells }) => `${cleanText(name)}, filled in ${counted(cells, 'row')}`),
      ),
      ...obstacleLines(database),
    ]
    return told.length === 0 ? [] : [headLine(database), ...told, '']
  })
  const removes = databases.reduce((sum, each) => sum + each.removes.length, 0)
  lines.push(
    ...unreadLines(unread),
    ...wrapped(
      '',
      removes === 0
        ? `There is no column that init --adopt added${unread.length > 0 ? ' in what could be looked at' : ''}.`
        : `${counted(removes, 'column')} that init --adopt added would be taken away, with what they hold. Every other column stays.`,
    ),
  )
  return `${lines.join('\n')}\n`
}

/** What was added, and what is next. */
export function printAdopted({ columns, failed }: AdoptionDone): string {
  const lines = [
    columns.length === 0 ? 'Nothing was added.' : `Added ${counted(columns.length, 'column')}.`,
    ...failedLines(failed),
  ]
  if (failed.length === 0) {
    const fills = columns.length === 0 ? '' : 'okr-sync sync fills them; '
    lines.push(`${fills}nothing is mailed from here before okr-sync go-live.`)
  }
  return `\n${lines.join('\n')}\n`
}

/** What was taken away. */
export function printRemoved({ columns, failed }: AdoptionDone): string {
  const lines = [
    columns.length === 0 ? 'Nothing was taken away.' : `Took ${counted(columns.length, 'column')} away.`,
    ...failedLines(failed),
  ]
  return `\n${lines.join('\n')}\n`
}

/** So many names are told one by one. */
const MOST_NAMES = 12

function someOf(names: readonly string[]): string {
  const told = names.slice(0, MOST_NAMES).map((name) => cleanText(name))
  const rest = names.length - told.length
  return `${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function headLine({ title, kind, rows }: DatabaseToAdopt | DatabaseToLeave): string {
  return `${title}: ${KIND[kind]}, ${counted(rows, 'row')}`
}

function obstacleLines({
  obstacle,
  notes,
}: {
  readonly obstacle: Obstacle | null
  readonly notes: readonly Obstacle[]
}): string[] {
  return [...(obstacle ? [obstacle] : []), ...notes].flatMap(({ message, mend }) => [
    '',
    ...wrapped('! ', cleanText(message)),
    ...wrapped('  ', cleanText(mend)),
  ])
}

function unreadLines(unread: readonly string[]): string[] {
  return unread.flatMap((message) => [...wrapped('! ', `Could not be looked at: ${cleanText(message)}`), ''])
}

function failedLines(failed: readonly string[]): string[] {
  return failed.flatMap((message) => wrapped('! ', `Not done: ${cleanText(message)}`))
}
