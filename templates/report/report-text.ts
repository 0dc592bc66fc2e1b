import { sectionText } from '#templates/digest/section-text.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import type { BriefSection } from './brief-section.ts'
import type { ReportWords } from './report-words.ts'

export function reportText({ title, counts, lead, caution, sections, footer, today }: ReportWords): string {
  const states = counts.map(({ mark: { shape, word }, count }) => `${shape} ${count} ${word.toLowerCase()}`)
  const widest = Math.max(...lead.map(({ name }) => name.length))
  const parts = [
    underlined(title, '='),
    ...(states.length === 0 ? [] : [wrap(states.join(', '))]),
    lead.map(({ name, line }) => wrap(line, `${name.padEnd(widest)}  `)).join('\n'),
    ...(caution === '' ? [] : [wrap(caution)]),
    ...sections.map((section) =>
      'brief' in section ? briefText(section) : sectionText(section, today).trimEnd(),
    ),
    ['--', ...footer.map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function briefText({ mark: { shape, word }, count, brief, more }: BriefSection): string {
  return [
    underlined(`${shape} ${word} (${count})`),
    ...brief.map(({ title, about }) => wrap(about === '' ? title : `${title} · ${about}`, '  ', 4)),
    ...(more === '' ? [] : [`  ${more}`]),
  ].join('\n')
}
