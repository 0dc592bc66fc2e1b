import type { EngineeringLine, EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { sectionText } from '#templates/digest/section-text.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { engineeringFooter } from './definitions.ts'
import type { EngineeringSections } from './engineering-sections.ts'
import { underFigure } from './figure-words.ts'
import { engineeringTitle } from './headline.ts'
import { engineeringLead } from './lead.ts'
import { coverageOf, GROUP_HEADINGS } from './setting.ts'

const LEAD_WIDTH = 9

export function engineeringText(report: EngineeringReport, { before, after }: EngineeringSections): string {
  const { groups, today } = report
  const parts = [
    underlined(engineeringTitle(report), '='),
    ...coverageOf(report).map((line) => wrap(line)),
    engineeringLead(report)
      .map(([name, line]) => wrap(line, name.padEnd(LEAD_WIDTH)))
      .join('\n'),
    ...before.map((section) => sectionText(section, today).trimEnd()),
    ...groups.flatMap(({ group, lines }) =>
      lines.length === 0 ? [] : [[underlined(GROUP_HEADINGS[group]), ...lines.map(figureText)].join('\n')],
    ),
    ...after.map((section) => sectionText(section, today).trimEnd()),
    ['--', ...engineeringFooter(report).map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function figureText(line: EngineeringLine): string {
  const { label, now, before } = line
  const under = underFigure(line)
    .filter((sentence) => sentence !== '')
    .join(' ')
  return [wrap(`${label}: ${now}, before ${before}`, '  ', 4), wrap(under, '    ')].join('\n')
}
