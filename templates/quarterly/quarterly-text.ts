import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { sectionText } from '#templates/digest/section-text.ts'
import { framedText } from '#templates/report/report-text.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { footerOf, leadOf, titleOf } from './headline.ts'
import type { FigureTable, GradedRow, GradesPart, Part, TablesPart } from './part.ts'

const INDENT = '  '
const UNDER = '    '

export function quarterlyText(report: QuarterlyReport, parts: readonly Part[]): string {
  const head = { title: titleOf(report), under: [], lead: leadOf(report), footer: footerOf(report) }
  return framedText(
    head,
    parts.map((part) => partText(part, report).trimEnd()),
  )
}

function partText(part: Part, report: QuarterlyReport): string {
  if (part.kind === 'tables') return tablesText(part.tables)
  if (part.kind === 'grades') return gradesText(part.grades)
  return sectionText(part.section, report.today)
}

function tablesText({ heading, intro, tables, more }: TablesPart): string {
  return [
    underlined(heading),
    ...intro.map((line) => wrap(line)),
    ...tables.flatMap((table) => ['', ...tableLines(table)]),
    ...(more === '' ? [] : [INDENT + more]),
  ].join('\n')
}

/** Figures stand before names, so that they align whatever a name holds. */
function tableLines({ columns, rows }: FigureTable): readonly string[] {
  const lines = [columns, ...rows].map(([name = '', ...figures]) => ({ name, figures }))
  const widths = columns
    .slice(1)
    .map((_, at) => Math.max(...lines.map(({ figures }) => figures[at]?.length ?? 0)))
  return lines.map(({ name, figures }) => {
    const cells = figures.map((figure, at) => figure.padStart(widths[at] ?? 0))
    return wrap(name, `${INDENT}${cells.join(INDENT)}${INDENT}`).trimEnd()
  })
}

function gradesText({ heading, count, objectives, others, more }: GradesPart): string {
  return [
    underlined(`${heading} (${count})`),
    ...objectives.flatMap((objective) => [
      '',
      ...rowLines(objective, INDENT),
      ...objective.keyResults.flatMap((keyResult) => rowLines(keyResult, UNDER)),
    ]),
    ...(others === '' ? [] : ['', wrap(others, INDENT)]),
    ...(more === '' ? [] : ['', INDENT + more]),
  ].join('\n')
}

function rowLines({ title, mark, figure, about }: GradedRow, indent: string): readonly string[] {
  const words = mark === null ? title : `${mark.shape} ${mark.word}: ${title}`
  const hang = indent.length + 4
  return [wrap(words, `${indent}${figure}  `, hang), ...(about === '' ? [] : [wrap(about, ' '.repeat(hang))])]
}
