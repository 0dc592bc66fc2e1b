import type { EngineeringLine, EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { sectionText } from '#templates/digest/section-text.ts'
import { framedText } from '#templates/report/report-text.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { engineeringFooter } from './definitions.ts'
import type { EngineeringSections } from './engineering-sections.ts'
import { underFigure } from './figure-words.ts'
import { engineeringTitle } from './headline.ts'
import { engineeringLead } from './lead.ts'
import { coverageOf, GROUP_HEADINGS } from './setting.ts'

export function engineeringText(report: EngineeringReport, { before, after }: EngineeringSections): string {
  const { groups, today } = report
  const head = {
    title: engineeringTitle(report),
    under: coverageOf(report),
    lead: engineeringLead(report),
    footer: engineeringFooter(report),
  }
  return framedText(head, [
    ...before.map((section) => sectionText(section, today).trimEnd()),
    ...groups.flatMap(({ group, lines }) =>
      lines.length === 0 ? [] : [[underlined(GROUP_HEADINGS[group]), ...lines.map(figureText)].join('\n')],
    ),
    ...after.map((section) => sectionText(section, today).trimEnd()),
  ])
}

function figureText(line: EngineeringLine): string {
  const { label, now, before } = line
  const under = underFigure(line)
    .filter((sentence) => sentence !== '')
    .join(' ')
  return [wrap(`${label}: ${now}, before ${before}`, '  ', 4), wrap(under, '    ')].join('\n')
}
