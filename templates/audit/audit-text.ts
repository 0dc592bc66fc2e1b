import type { AuditReport } from '#src/core/audit/audit-report.ts'
import type { Section, SectionRow } from '#templates/digest/section.ts'
import { framedText } from '#templates/report/report-text.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { auditPage, SETTINGS_HEADING } from './audit-page.ts'

/**
 * The audit for a terminal of 80 columns, without the details. The settings alone may be wider, since a broken line cannot be
 * pasted.
 */
export function auditText(report: AuditReport): string {
  const { title, counts, lead, sections, brief, settings, footer } = auditPage(report)
  const states = counts.map(({ mark, count }) => `${mark.shape}\u00a0${count} ${mark.word.toLowerCase()}`)
  return framedText({ title, under: states.length === 0 ? [] : [states.join(', ')], lead, footer }, [
    ...[...sections, ...brief].map(sectionLines),
    ...(settings.length === 0 ? [] : [[underlined(SETTINGS_HEADING), '', ...settings].join('\n')]),
  ])
}

function sectionLines({ heading, count, intro, rows, more }: Section): string {
  return [
    underlined(`${heading}${count === null ? '' : ` (${count})`}`),
    ...intro.map((line) => wrap(line)),
    ...rows.flatMap(rowLines),
    ...(more === '' ? [] : [wrap(more, '  ')]),
  ].join('\n')
}

function rowLines({ title, about, lines }: SectionRow): readonly string[] {
  const named = about === '' ? title : `${title} · ${about}`
  return [wrap(named, '  ', 4), ...lines.map((line) => wrap(line, '    '))]
}
