import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { SectionHtml } from '#templates/digest/section-html.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { LeadRows } from '#templates/report/lead-rows.tsx'
import { GradesHtml } from './grades-html.tsx'
import { footerOf, leadOf, preheaderOf, subjectOf, titleOf } from './headline.ts'
import type { Part } from './part.ts'
import { TablesHtml } from './tables-html.tsx'

export function quarterlyHtml(report: QuarterlyReport, parts: readonly Part[]): string {
  return documentOf(
    <Shell title={subjectOf(report)} preheader={preheaderOf(report)}>
      <Row space="28px">
        <h1 style="margin:0;font-size:24px;line-height:1.3">{titleOf(report)}</h1>
      </Row>
      <Row space="12px">
        <LeadRows lines={leadOf(report)} />
      </Row>
      {parts.map((part) => (
        <PartHtml part={part} report={report} />
      ))}
      <Footer lines={footerOf(report)} />
    </Shell>,
  )
}

function PartHtml({ part, report }: { readonly part: Part; readonly report: QuarterlyReport }) {
  if (part.kind === 'tables') return <TablesHtml part={part.tables} />
  if (part.kind === 'grades') return <GradesHtml part={part.grades} />
  return <SectionHtml section={part.section} today={report.today} />
}
