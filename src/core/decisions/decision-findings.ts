import type { Database, Finding } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { namedList } from '#src/core/words/named-list.ts'

/** Why no row can be added to the decision log as it is set up; null: rows can. */
export function logFinding(databases: readonly Database[]): Finding | null {
  const logs = databases.filter(({ kind }) => kind === 'decisions')
  if (logs.length === 0) {
    return ofLog(
      'no_decision_log',
      'POLICY lets okr-sync ask for decisions, and no decision log is configured, so none is asked for.',
      'Name the database of decisions in NOTION_DECISIONS, or take decisions.ask out of POLICY.',
    )
  }
  if (logs.some(({ owned }) => owned.includes('prepared'))) return null
  const command = logs.some(({ madeByInit }) => madeByInit) ? 'okr-sync init' : 'okr-sync init --adopt'
  return ofLog(
    'no_prepared_column',
    'The decision log has no column Prepared of okr-sync, by which it knows the rows that it adds, so no decision is asked for.',
    `Run ${command}, which adds the column.`,
  )
}

/** That more are due than a day adds; none: nothing waits. */
export function waitingFinding(
  waiting: readonly { readonly title: string }[],
  most: number,
): readonly Finding[] {
  if (waiting.length === 0) return []
  const wait = waiting.length === 1 ? '1 more decision waits' : `${waiting.length} more decisions wait`
  const finding = ofLog(
    'decisions_waiting',
    `${wait} to be added, since at most ${most} are added in a day: about ${namedList(waiting)}.`,
    'Nothing is to be done: the next days add them, the riskiest first.',
  )
  return [{ ...finding, level: 'info' }]
}

/** That a key result is off track and nothing can be said for a decision about it. */
export function untoldFinding(
  row: { readonly id: string; readonly title: string },
  because: string,
): Finding {
  return {
    code: 'no_decision_prepared',
    level: 'mend',
    database: 'keyResults',
    pageId: row.id,
    title: row.title,
    property: null,
    message: `It is off track, and no decision was prepared, since no option can be told: ${cleanText(because, 300)}`,
    mend: 'Mend that, or raise a decision in the log and link the key result there.',
  }
}

function ofLog(code: string, message: string, mend: string): Finding {
  return {
    code,
    level: 'mend',
    database: 'decisions',
    pageId: null,
    title: null,
    property: null,
    message,
    mend,
  }
}
