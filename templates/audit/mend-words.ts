import type { AuditMend } from '#src/core/audit/audit-mends.ts'
import { either } from '#src/core/words/either.ts'
import { countOf } from '#templates/words/count-of.ts'

const MOST_CANDIDATES = 4

const WORDS: Readonly<Record<AuditMend['need'], (cell: string, rows: string) => string>> = {
  objective: (cell, rows) => `Name the objective in ${cell} of ${rows}`,
  objectives: (_, rows) =>
    `Share or name the database of your objectives, as is said below: ${rows} cannot be placed without it`,
  one_objective: (cell, rows) => `Keep one objective in ${cell} of ${rows}`,
  cycle: (cell, rows) => `Choose a quarter or a year in ${cell} of ${rows}`,
  type: (cell, rows) => `Choose Metric, Percentage, Milestone, Yes/No or Maintain in ${cell} of ${rows}`,
  milestones: (cell, rows) => `List the milestones in ${cell}, one a line, of ${rows}, and tick what is done`,
  target: (cell, rows) => `Type the number to reach into ${cell} of ${rows}`,
  baseline: (cell, rows) => `Type the value at the start into ${cell} of ${rows}`,
  goal: (cell, rows) => `Type where it starts and where it is to end, two numbers, into ${cell} of ${rows}`,
  direction: (cell, rows) => `Choose At least, At most, Increase or Decrease in ${cell} of ${rows}`,
  floor: (cell, rows) => `Empty ${cell} of ${rows}`,
  current: (cell, rows) => `Type the latest value into ${cell} of ${rows}`,
  link: (cell, rows) => `Mend ${cell} of ${rows}, or type the latest value by hand`,
  connection: (_, rows) =>
    `Set LINEAR_API_KEY and GITHUB_TOKEN: ${rows} take their number from links that cannot be read yet`,
}

/** A mend as one request, in the names of this workspace; where databases call one cell by several names, by each of them. */
export function mendWords(mend: AuditMend): string {
  const { need, database, cells, rows } = mend
  if (needsColumn(mend)) return columnWords(mend)
  const names = [...Map.groupBy(cells, ({ fieldName }) => fieldName)].map(([fieldName, all]) =>
    either(all.map(({ property }) => `“${property ?? fieldName}”`)),
  )
  return WORDS[need](
    names.join(' and '),
    countOf(rows.length, database === 'objectives' ? 'objective' : 'key result'),
  )
}

/** Whether a column is missing and not what is in it: named or added once, it is there for every row. */
export function needsColumn({ cells }: AuditMend): boolean {
  return cells.length > 0 && cells.every(({ property }) => property === null)
}

function columnWords({ database, cells }: AuditMend): string {
  const names = cells.map(({ fieldName }) => fieldName).join(' and ')
  const named = cells.map(({ field }) => `"${database}.${field}"`).join(' and ')
  const candidates = [...new Set(cells.flatMap((cell) => cell.candidates))].slice(0, MOST_CANDIDATES)
  const perhaps = candidates.length === 0 ? '' : ` (perhaps ${either(candidates.map((name) => `“${name}”`))})`
  return `Say in NOTION_PROPERTIES which column holds ${names}${perhaps}, as ${named}, or add one of that name`
}
