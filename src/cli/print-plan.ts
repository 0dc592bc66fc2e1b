import type { DatabaseKind } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import type { RunReport } from '#src/jobs/run-report.ts'
import { counted } from './counted.ts'
import { printCell } from './print-cell.ts'
import { printLimits } from './print-limits.ts'

const DATABASES: readonly (readonly [DatabaseKind, string])[] = [
  ['objectives', 'Objectives'],
  ['keyResults', 'Key results'],
  ['initiatives', 'Initiatives'],
  ['decisions', 'Decisions'],
]

const NAME_WIDTH = 14

/** The changes of a plan for a person: a row's title, and under it each cell before and after. */
export function printPlan(report: RunReport): string {
  const lines: string[] = []
  for (const [kind, name] of DATABASES) {
    const writes = report.writes.filter(({ database }) => database === kind)
    if (writes.length === 0) continue
    lines.push(name)
    for (const write of writes) {
      lines.push(`  ${cleanText(write.title) || '(no title)'}`)
      for (const { field, before, after } of write.changes) {
        const values = [before, after].map((value) => cleanText(printCell(field, value)))
        lines.push(`    ${FIELD_LABEL[field].padEnd(NAME_WIDTH)} ${values.join(' → ')}`)
      }
    }
    lines.push('')
  }
  for (const { decision } of report.newDecisions) {
    const { title, context, options, recommendation, decideBy, owners } = decision
    const owner = owners.map(({ name }) => cleanText(name)).join(', ') || 'nobody'
    lines.push(
      `New row in the decision log: ${cleanText(title)}`,
      ...[context, ...options.split('\n'), recommendation].map((line) => `    ${cleanText(line)}`),
      `    ${owner} decides by ${decideBy}.`,
      '',
    )
  }
  for (const { kind, to, subject } of report.messages)
    lines.push(`Mail (${kind}) to ${to}: ${cleanText(subject)}`)
  if (report.messages.length > 0) lines.push('')
  const { planned, read } = report.counts
  const mails = report.messages.length
  const added = report.newDecisions.length
  const rows = added === 0 ? '' : `${counted(added, 'decision')} would be added, `
  lines.push(
    `${planned} of ${read} pages would change, ${rows}${mails} ${mails === 1 ? 'mail' : 'mails'} would go out. Nothing was written or sent.`,
    ...printLimits(report),
  )
  return `${lines.join('\n')}\n`
}
