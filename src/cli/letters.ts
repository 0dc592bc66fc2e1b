import { type LetterJob, planLetters } from '#src/jobs/plan-letters.ts'
import { sendLetters } from '#src/jobs/send-letters.ts'
import { asOfIn } from './as-of.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import type { Options } from './options.ts'
import { printFindings } from './print-findings.ts'
import { printLetters, printPlannedLetters } from './print-letters.ts'
import { progressOf } from './progress.ts'
import { runAlone } from './run-alone.ts'
import { withSession } from './with-session.ts'

/** `okr-sync escalate` and `okr-sync nudge`: mails the letters that are due, or tells what they would hold. */
export function lettersCommand(job: LetterJob) {
  return async (context: Context, options: Options): Promise<number> => {
    const { dryRun, json } = options
    const progress = progressOf(context)
    if (dryRun) {
      const planned = await withSession(context, 'plan', (deps) =>
        planLetters(deps, job, { asOf: asOfIn(options, deps.policy.timezone), progress }),
      )
      context.out(json ? asJson(planned) : printPlannedLetters(planned, job))
      return EXIT.done
    }
    const sent = await withSession(context, 'sync', (deps) =>
      runAlone(deps, (held) => sendLetters(held, job, { whole: true, progress })),
    )
    const mailing = sent.findings.filter(({ code }) => OF_MAIL.has(code))
    context.out(json ? asJson(sent) : printLetters(sent, job) + printFindings(mailing))
    return exitCodeOf({ ...sent, findings: mailing })
  }
}

/** Of who cannot be reached, or that nobody is. Other findings are those of a sync, which writes them down. */
const OF_MAIL: ReadonlySet<string> = new Set([
  'owner_without_address',
  'owner_outside_domains',
  'mail_rejected',
  'mail_unknown',
  'not_live',
])

function asJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
