import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { countsOf } from './initiatives/counts.ts'
import { preheaderOf, subjectOf } from './initiatives/headline.ts'
import { initiativesSections } from './initiatives/initiatives-sections.ts'
import { leadOf } from './initiatives/lead.ts'
import { footerOf, titleOf } from './initiatives/setting.ts'
import { renderFolded } from './mail/render-folded.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { reportHtml } from './report/report-html.tsx'
import { reportText } from './report/report-text.ts'
import { HEALTH_MARKS } from './words/mark.ts'

/** The weekly initiatives update, folded until it is small enough to be shown whole: HTML under 80 KB, the message under 100 KB. */
export function renderInitiatives(update: InitiativesUpdate): RenderedMail {
  const head = {
    subject: subjectOf(update),
    preheader: preheaderOf(update),
    title: titleOf(update),
    counts: countsOf(update).map(({ health, count }) => ({ mark: HEALTH_MARKS[health], count })),
    lead: leadOf(update),
    caution: '',
    footer: footerOf(update),
    today: update.today,
  }
  return renderFolded((scale) => {
    const words = { ...head, sections: initiativesSections(update, scale) }
    return { subject: head.subject, html: reportHtml(words), text: reportText(words) }
  })
}
