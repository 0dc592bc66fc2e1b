import { sectionText } from '#templates/digest/section-text.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import type { BriefSection } from './brief-section.ts'
import type { ReportWords } from './report-words.ts'

export function reportText({ title, counts, lead, caution, sections, footer, today }: ReportWords): string {
  const states = counts.map(
    ({ mark: { shape, word }, count }) => `${shape}\u00a0${count} ${word.toLowerCase()}`,
  )
  const under = states.length === 0 ? [] : [states.join(', ')]
  return framedText({ title, under, lead, footer }, [
    ...(caution === '' ? [] : [wrap(caution)]),
    ...sections.map((section) =>
      'brief' in section ? briefText(section) : sectionText(section, today).trimEnd(),
    ),
  ])
}

/**
 * A report from its title to its footer.
 * @param head.under lines under the title
 * @param parts what stands between the lines at the top and the footer
 */
export function framedText(
  head: Pick<ReportWords, 'title' | 'lead' | 'footer'> & { readonly under: readonly string[] },
  parts: readonly string[],
): string {
  const widest = Math.max(...head.lead.map(({ name }) => name.length))
  const all = [
    underlined(head.title, '='),
    ...head.under.map((line) => wrap(line)),
    head.lead.map(({ name, line }) => wrap(line, `${name.padEnd(widest)}  `)).join('\n'),
    ...parts,
    ['--', ...head.footer.map((line) => wrap(line))].join('\n'),
  ]
  return `${all.join('\n\n')}\n`
}

function briefText({ mark: { shape, word }, count, legend, brief, more }: BriefSection): string {
  return [
    underlined(`${shape} ${word} (${count})`),
    ...(legend === undefined ? [] : [wrap(legend)]),
    ...brief.map(({ title, about }) => wrap(about === '' ? title : `${title} · ${about}`, '  ', 4)),
    ...(more === '' ? [] : [`  ${more}`]),
  ].join('\n')
}
