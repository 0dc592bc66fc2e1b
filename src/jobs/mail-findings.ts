import type { Finding } from '#src/core/model.ts'
import type { ReportedMessage } from './run-report.ts'

/** What a person must know of a run's mail: whom it did not reach, or perhaps not, and what to do. */
export function mailFindings(messages: readonly ReportedMessage[]): Finding[] {
  return messages.flatMap(({ state, to, subject, detail }) => {
    if (state === 'rejected') {
      return finding(
        'mail_rejected',
        `The mail "${subject}" did not reach ${to}. ${detail}`,
        'Correct the address or the setting that is named. This mail is not sent again, later ones are.',
      )
    }
    if (state === 'unknown') {
      return finding(
        'mail_unknown',
        `Nobody knows whether the mail "${subject}" reached ${to}. ${detail}`,
        `Ask ${to} whether it arrived: so that nobody gets it twice, it is not sent again by itself. okr-sync doctor says how it is.`,
      )
    }
    return []
  })
}

function finding(code: string, message: string, mend: string): Finding {
  return { code, level: 'mend', database: null, pageId: null, title: null, property: null, message, mend }
}
