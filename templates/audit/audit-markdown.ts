import type { AuditReport } from '#src/core/audit/audit-report.ts'
import type { Section, SectionRow } from '#templates/digest/section.ts'
import { safeUrl } from '#templates/safe-url.ts'
import { auditPage, SETTINGS_HEADING } from './audit-page.ts'

/** Whatever begins markup, or a link by itself. */
const SIGNS = /[\\`*_[\]<>|~#&@]|(?<=\w):(?=\/\/)|(?<=\bwww)\./g
/** What begins a list, a rule or a heading where a line begins with it. */
const OPENING = /^(?:[-+=]|\d+(?=[.)]))/

/** The audit as Markdown (CommonMark and GitHub's tables of none). */
export function auditMarkdown(report: AuditReport): string {
  const { title, counts, lead, sections, details, settings, footer } = auditPage(report)
  const states = counts.map(({ mark, count }) => `${mark.shape} ${count} ${mark.word.toLowerCase()}`)
  const parts = [
    `# ${safe(title)}`,
    ...(states.length === 0 ? [] : [safe(states.join(', '))]),
    lead.map(({ name, line }) => `- **${safe(name)}:** ${safe(line)}`).join('\n'),
    ...[...sections, ...details].map(sectionMarkdown),
    ...(settings.length === 0 ? [] : [`## ${SETTINGS_HEADING}`, ['```sh', ...settings, '```'].join('\n')]),
    '---',
    ...footer.map(safe),
  ]
  return `${parts.join('\n\n')}\n`
}

function sectionMarkdown({ heading, count, intro, rows, more }: Section): string {
  return [
    `## ${safe(heading)}${count === null ? '' : ` (${count})`}`,
    ...intro.map(safe),
    ...(rows.length === 0 ? [] : [rows.map(rowMarkdown).join('\n')]),
    ...(more === '' ? [] : [safe(more)]),
  ].join('\n\n')
}

function rowMarkdown({ title, url, about, lines }: SectionRow): string {
  const href = safeUrl(url)
  const name =
    href === null ? safe(title) : `[${safe(title)}](<${href.replace(/[<>]/g, encodeURIComponent)}>)`
  return [
    `- **${name}**${about === '' ? '' : ` · ${safe(about)}`}`,
    ...lines.map((line) => `  ${safe(line)}`),
  ].join('  \n')
}

function safe(text: string): string {
  return text
    .replace(SIGNS, (sign) => `\\${sign}`)
    .replace(OPENING, (sign) => (/^\d/.test(sign) ? `${sign}\\` : `\\${sign}`))
}
