import { SectionHtml } from '#templates/digest/section-html.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { BriefHtml } from './brief-html.tsx'
import { LeadRows } from './lead-rows.tsx'
import type { ReportWords } from './report-words.ts'
import { TitleRow } from './title-row.tsx'

export function reportHtml(report: ReportWords): string {
  const { subject, preheader, title, counts, lead, caution, sections, footer, today } = report
  return documentOf(
    <Shell title={subject} preheader={preheader}>
      <TitleRow title={title} counts={counts} />
      <Row space="12px">
        <LeadRows lines={lead} />
        {caution === '' ? null : <p {...paint('muted', 'margin:8px 0 0')}>{caution}</p>}
      </Row>
      {sections.map((section) =>
        'brief' in section ? (
          <BriefHtml section={section} />
        ) : (
          <SectionHtml section={section} today={today} />
        ),
      )}
      <Footer lines={footer} />
    </Shell>,
  )
}
