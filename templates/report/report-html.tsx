import { SectionHtml } from '#templates/digest/section-html.tsx'
import { Badge } from '#templates/mail/badge.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { BriefHtml } from './brief-html.tsx'
import { LeadRows } from './lead-rows.tsx'
import type { ReportWords } from './report-words.ts'

export function reportHtml(report: ReportWords): string {
  const { subject, preheader, title, counts, lead, caution, sections, footer, today } = report
  return documentOf(
    <Shell title={subject} preheader={preheader}>
      <Row space="28px">
        <h1 style="margin:0;font-size:24px;line-height:1.3">{title}</h1>
        {counts.length === 0 ? null : (
          <div style="margin-top:12px;line-height:2.2">
            {counts.map(({ mark, count }) => (
              <>
                <Badge mark={mark} count={count} />{' '}
              </>
            ))}
          </div>
        )}
      </Row>
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
