import type { AdoptionSummary } from '#src/core/live/adoption-summary.ts'
import { adoptionFooter, adoptionLead, adoptionSubject, adoptionTitle } from './adoption/adoption-head.ts'
import { adoptionSections } from './adoption/adoption-sections.ts'
import { countsOf } from './digest/lead.ts'
import { cautionOf } from './digest/phase-words.ts'
import { renderFolded } from './mail/render-folded.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { reportHtml } from './report/report-html.tsx'
import { reportText } from './report/report-text.ts'

/** What stood red on the day a workspace went live, folded until it is small enough to be shown whole: HTML under 80 KB, the message under 100 KB. */
export function renderAdoption(summary: AdoptionSummary): RenderedMail {
  const { state } = summary
  const lead = adoptionLead(summary)
  const head = {
    subject: adoptionSubject(summary),
    preheader: lead.map(({ line }) => line)[0] ?? '',
    title: adoptionTitle(),
    counts: countsOf(state),
    lead,
    caution: cautionOf(state),
    footer: adoptionFooter(summary),
    today: state.today,
  }
  return renderFolded((scale) => {
    const words = { ...head, sections: adoptionSections(summary, scale) }
    return { subject: head.subject, html: reportHtml(words), text: reportText(words) }
  })
}
