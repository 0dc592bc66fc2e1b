import type { Escalation } from '#src/core/mail/escalation.ts'
import { escalationHtml } from './escalation/escalation-html.tsx'
import { escalationText } from './escalation/escalation-text.ts'
import { escalationSubject } from './escalation/escalation-words.ts'
import type { RenderedMail } from './mail/rendered-mail.ts'

/** The letter that opens an episode. Its subject holds nothing that changes, so that all of an episode stays one thread. */
export function renderEscalation(escalation: Escalation): RenderedMail {
  return {
    subject: escalationSubject(escalation),
    html: escalationHtml(escalation),
    text: escalationText(escalation),
  }
}
