import type { EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { SectionHtml } from '#templates/digest/section-html.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { Heading } from '#templates/mail/heading.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { LeadRows } from '#templates/report/lead-rows.tsx'
import { engineeringFooter } from './definitions.ts'
import type { EngineeringSections } from './engineering-sections.ts'
import { FigureRows } from './figure-rows.tsx'
import { engineeringPreheader, engineeringSubject, engineeringTitle } from './headline.ts'
import { engineeringLead } from './lead.ts'
import { coverageOf, GROUP_HEADINGS } from './setting.ts'

export function engineeringHtml(report: EngineeringReport, { before, after }: EngineeringSections): string {
  const { groups, today } = report
  return documentOf(
    <Shell title={engineeringSubject(report)} preheader={engineeringPreheader(report)}>
      <Row space="28px">
        <h1 style="margin:0;font-size:24px;line-height:1.3">{engineeringTitle(report)}</h1>
        {coverageOf(report).map((line) => (
          <p {...paint('muted', 'margin:4px 0 0')}>{line}</p>
        ))}
      </Row>
      <Row space="12px">
        <LeadRows lines={engineeringLead(report)} />
      </Row>
      {before.map((section) => (
        <SectionHtml section={section} today={today} />
      ))}
      {groups.map(({ group, lines }) =>
        lines.length === 0 ? null : (
          <Row space="28px">
            <Heading>{GROUP_HEADINGS[group]}</Heading>
            <FigureRows lines={lines} />
          </Row>
        ),
      )}
      {after.map((section) => (
        <SectionHtml section={section} today={today} />
      ))}
      <Footer lines={engineeringFooter(report)} />
    </Shell>,
  )
}
