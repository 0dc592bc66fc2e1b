import type { EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { engineeringHtml } from './engineering/engineering-html.tsx'
import { engineeringSections } from './engineering/engineering-sections.ts'
import { engineeringText } from './engineering/engineering-text.ts'
import { engineeringSubject } from './engineering/headline.ts'
import { renderFolded } from './mail/render-folded.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'

/** Rows of a list that are worth reading. */
const MOST_ROWS = 12

/** The monthly engineering report, folded until it is small enough to be shown whole. */
export function renderEngineering(report: EngineeringReport): RenderedMail {
  const subject = engineeringSubject(report)
  return renderFolded((scale) => {
    const sections = engineeringSections(report, Math.ceil(MOST_ROWS * scale))
    return { subject, html: engineeringHtml(report, sections), text: engineeringText(report, sections) }
  })
}
