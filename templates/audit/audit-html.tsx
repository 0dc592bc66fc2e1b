import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { SectionHtml } from '#templates/digest/section-html.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { Heading } from '#templates/mail/heading.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { LeadRows } from '#templates/report/lead-rows.tsx'
import { TitleRow } from '#templates/report/title-row.tsx'
import { auditPage, SETTINGS_HEADING } from './audit-page.ts'

const PASTE = 'margin:0;font-size:14px;white-space:pre-wrap;word-break:break-all'

/** The audit as a page that stands by itself, in the look of the mails. */
export function auditHtml(report: AuditReport): string {
  const { title, counts, lead, sections, details, settings, footer, today } = auditPage(report)
  return documentOf(
    <Shell title={title} preheader="">
      <TitleRow title={title} counts={counts} />
      <Row space="12px">
        <LeadRows lines={lead} />
      </Row>
      {[...sections, ...details].map((section) => (
        <SectionHtml section={section} today={today} />
      ))}
      {settings.length === 0 ? null : (
        <Row space="28px">
          <Heading>{SETTINGS_HEADING}</Heading>
          <table
            role="presentation"
            width="100%"
            cellpadding="0"
            cellspacing="0"
            style="margin-top:8px;table-layout:fixed"
          >
            <tr>
              <td {...paint('rest', 'padding:12px')}>
                <pre style={PASTE}>
                  <Pasted text={settings.join('\n')} />
                </pre>
              </td>
            </tr>
          </table>
        </Row>
      )}
      <Footer lines={footer} />
    </Shell>,
  )
}

/** Kept to the letter: a break after each space keeps the document from tying it to what follows. */
function Pasted({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(?<= )/).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </>
  )
}
