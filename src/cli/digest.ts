import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPORTS, type Report } from '#src/core/mail/mail-policy.ts'
import type { Letter } from '#src/jobs/freeze.ts'
import { pastReport } from '#src/jobs/past-report.ts'
import { previewReport } from '#src/jobs/preview-report.ts'
import { sendReport } from '#src/jobs/send-report.ts'
import { sentBefore } from '#src/jobs/sent-before.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import type { Options } from './options.ts'
import { printReport } from './print-report.ts'
import { printSentBefore } from './print-sent-before.ts'
import { progressOf } from './progress.ts'
import { runAlone } from './run-alone.ts'
import { UsageError } from './usage-error.ts'
import { withSession } from './with-session.ts'

/**
 * `okr-sync digest`: mails a report, or shows it; with --preview it is written into a folder, of a past moment by what the ledger
 * kept of it.
 */
export async function digestCommand(context: Context, options: Options): Promise<number> {
  const report = reportNamed(options.positionals[0])
  const progress = progressOf(context)
  const { asOf, preview } = options
  if (preview !== undefined && asOf !== undefined) {
    return withSession(context, 'plan', async (deps) => {
      const past = await pastReport(deps, report, asOf)
      if (past === null) {
        throw new UsageError(
          `No run up to ${asOf} is kept with what it read; inputs are kept for 100 days. okr-sync ${report} --dry-run shows the report of now.`,
        )
      }
      context.err(`… as the ${past.run.job} run ${past.run.id} of ${past.run.asOf} had it\n`)
      write(context, preview, past.letters)
      return EXIT.done
    })
  }
  if (options.dryRun || preview !== undefined) {
    const letters = await withSession(context, 'plan', (deps) =>
      previewReport(deps, report, { asOf, progress }),
    )
    if (preview === undefined) context.out(options.json ? asJson(letters) : letters.map(inText).join('\n'))
    else write(context, preview, letters)
    return EXIT.done
  }
  const sent = await withSession(context, 'sync', async (deps) => {
    const before = await sentBefore(deps, report)
    return before === null
      ? runAlone(deps, (held) => sendReport(held, report, { whole: true, progress }))
      : { before }
  })
  if ('before' in sent) {
    context.out(options.json ? `${JSON.stringify(sent, null, 2)}\n` : printSentBefore(sent.before))
    return sent.before.every(({ state }) => state === 'sent') ? EXIT.done : EXIT.findings
  }
  context.out(options.json ? `${JSON.stringify(sent, null, 2)}\n` : printReport(sent))
  return exitCodeOf(sent)
}

function reportNamed(word = 'digest'): Report {
  const report = REPORTS.find((name) => name === word)
  if (report !== undefined) return report
  throw new UsageError(`There is no report ${JSON.stringify(word)}; there are ${REPORTS.join(', ')}.`)
}

/** The letter to DIGEST_TO comes first; a script that knows of one only reads that. */
function asJson(letters: readonly Letter[]): string {
  const [first] = letters
  return `${JSON.stringify(letters.length > 1 ? letters : (first ?? null), null, 2)}\n`
}

function inText({ to, subject, text }: Letter): string {
  return `To: ${to.join(', ')}\nSubject: ${subject}\n\n${text}`
}

function write(context: Context, folder: string, letters: readonly Letter[]): void {
  mkdirSync(folder, { recursive: true })
  for (const [index, { kind, slot, html, text, subject }] of letters.entries()) {
    const name = `${kind}-${slot}${index === 0 ? '' : `-${index + 1}`}`
    writeFileSync(join(folder, `${name}.html`), html)
    writeFileSync(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}`)
    context.out(`${join(folder, `${name}.html`)}\n`)
  }
}
