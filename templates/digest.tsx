import type { Digest } from '#src/core/mail/digest.ts'
import { digestSections } from './digest/digest-sections.ts'
import { preheaderOf, subjectOf } from './digest/headline.ts'
import { countsOf, leadOf } from './digest/lead.ts'
import { cautionOf } from './digest/phase-words.ts'
import { footerOf, titleOf } from './digest/setting.ts'
import { renderFolded } from './mail/render-folded.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'
import { reportHtml } from './report/report-html.tsx'
import { reportText } from './report/report-text.ts'

/** The weekly digest, folded until it is small enough to be shown whole: HTML under 80 KB, the message under 100 KB. */
export function renderDigest(digest: Digest): RenderedMail {
  const head = {
    subject: subjectOf(digest),
    preheader: preheaderOf(digest),
    title: titleOf(digest),
    counts: countsOf(digest),
    lead: leadOf(digest),
    caution: cautionOf(digest),
    footer: footerOf(digest),
    today: digest.today,
  }
  return renderFolded((scale) => {
    const words = { ...head, sections: digestSections(digest, scale) }
    return { subject: head.subject, html: reportHtml(words), text: reportText(words) }
  })
}
