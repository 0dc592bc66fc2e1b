import type { LeftBecause } from '#src/core/undo.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import type { UndoReport } from '#src/jobs/undo.ts'
import { counted } from './counted.ts'
import { printCell } from './print-cell.ts'

/** Why cells are left, the gravest first. */
const REASONS: Readonly<Record<LeftBecause, string>> = {
  edited: 'somebody has edited them since',
  overwritten: 'a later run has written them since',
  not_known: 'it is not known yet whether the run wrote them; the next sync finds out',
  not_caught_up: 'Notion does not show yet what the run wrote; undo the run again in a minute',
  row_gone: 'the row is gone, or no longer shared with the connection',
  column_gone: "the column is gone, or no longer okr-sync's",
  as_before: 'they show already what they showed before the run',
}

const NAME_WIDTH = 14

/** What an undo put back, row by row, and what it left. */
export function printUndo(report: UndoReport): string {
  const { dry, of, restored, left, decisions, failed } = report
  const lines: string[] = []
  for (const { title, changes } of restored) {
    lines.push(titled(title))
    for (const { field, before, after } of changes) {
      const values = [before, after].map((value) => cleanText(printCell(field, value)))
      lines.push(`  ${FIELD_LABEL[field].padEnd(NAME_WIDTH)} ${values.join(' → ')}`)
    }
  }
  if (restored.length > 0) lines.push('')
  const cells = restored.reduce((sum, { changes }) => sum + changes.length, 0)
  const what = `${counted(cells, 'cell')} of ${counted(restored.length, 'page')}`
  lines.push(
    dry
      ? `${what} would be put back to before the run ${of.id} of ${of.startedAt}. Nothing was written.`
      : `Put back ${what} to before the run ${of.id} of ${of.startedAt}.`,
    ...decisions.map((each) => decisionLine(each, dry)),
    ...leftLines(left),
    ...failed.map(({ write, message }) => `Not written: ${titled(write.title)}. ${cleanText(message)}`),
  )
  if (!dry && restored.length > 0) {
    lines.push(
      "The next sync writes what the rules say then; what a person had typed stays that person's word.",
    )
  }
  return `${lines.join('\n')}\n`
}

function decisionLine({ title, left, message }: UndoReport['decisions'][number], dry: boolean): string {
  const row = `The decision ${titled(title)}`
  if (left === 'edited') return `${row}, which the run added, is left: somebody has edited it since.`
  if (left === 'gone') return `${row}, which the run added, is gone already.`
  if (left === 'refused') return `${row}, which the run added, is left. ${cleanText(message ?? '')}`
  return dry
    ? `${row}, which the run added, would be put into the trash, unless somebody has edited it.`
    : `${row}, which the run added, is in the trash of Notion; it is not asked for again while its key result stays off track.`
}

function leftLines(left: UndoReport['left']): string[] {
  return (Object.keys(REASONS) as LeftBecause[]).flatMap((because) => {
    const cells = left.filter((cell) => cell.because === because)
    if (cells.length === 0) return []
    const line = `Left ${counted(cells.length, 'cell')}: ${REASONS[because]}.`
    if (because === 'as_before') return line
    return [line, ...cells.map(({ title, field }) => `  ${titled(title)}: ${FIELD_LABEL[field]}`)]
  })
}

function titled(title: string): string {
  return cleanText(title) || '(no title)'
}
