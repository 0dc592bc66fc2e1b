import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { renderFolded } from './mail/render-folded.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { subjectOf } from './quarterly/headline.ts'
import { quarterlyHtml } from './quarterly/quarterly-html.tsx'
import { quarterlyParts } from './quarterly/quarterly-parts.ts'
import { quarterlyText } from './quarterly/quarterly-text.ts'

/** The quarterly OKR report, folded until it is small enough to be shown whole. */
export function renderQuarterly(report: QuarterlyReport): RenderedMail {
  return renderFolded((scale) => {
    const parts = quarterlyParts(report, scale)
    return {
      subject: subjectOf(report),
      html: quarterlyHtml(report, parts),
      text: quarterlyText(report, parts),
    }
  })
}
