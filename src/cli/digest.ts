import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPORTS, type Report } from '#src/core/mail/mail-policy.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Letter } from '#src/jobs/freeze.ts'
import { pastReport } from '#src/jobs/past-report.ts'
import { previewReport } from '#src/jobs/preview-report.ts'
import { sendReport } from '#src/jobs/send-report.ts'
import { sentBefore } from '#src/jobs/sent-before.ts'
import type { Deps } from '#src/ports/deps.ts'
import { asOfIn } from './as-of.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import type { Options } from './options.ts'
import { outputFolder } from './output-folder.ts'
import { printFindings } from './print-findings.ts'
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
  if (options.preview !== undefined) {
    const folder = outputFolder('preview', options.preview)
    const shown = await withSession(context, 'plan', (deps) => shownReport(deps, report, context, options))
    const files = written(folder, shown)
    context.out(options.json ? asDocument({ files }) : files.map(({ html }) => `${html}\n`).join(''))
    return EXIT.done
  }
  if (options.dryRun) {
    const letters = await withSession(context, 'plan', (deps) =>
      previewReport(deps, report, { asOf: asOfIn(options, deps.policy.timezone), progress }),
    )
    context.out(options.json ? asJson(letters) : letters.map(inText).join('\n'))
    return EXIT.done
  }
  const sent = await withSession(context, 'sync', async (deps) => {
    const before = await sentBefore(deps, report)
    return before === null
      ? runAlone(deps, (held) => sendReport(held, report, { whole: true, progress }))
      : { before }
  })
  if ('before' in sent) {
    context.out(options.json ? asDocument(sent) : printSentBefore(sent.before))
    return sent.before.every(({ state }) => state === 'sent') ? EXIT.done : EXIT.findings
  }
  const unsent = sent.findings.filter(({ code }) => code === 'not_live')
  context.out(options.json ? asDocument(sent) : printReport(sent) + printFindings(unsent))
  return exitCodeOf(sent)
}

function reportNamed(word = 'digest'): Report {
  const report = REPORTS.find((name) => name === word)
  if (report !== undefined) return report
  throw new UsageError(`There is no report ${JSON.stringify(word)}; there are ${REPORTS.join(', ')}.`)
}

/** Without --as-of as it would go out now; with it as it was then, by what the ledger kept. */
async function shownReport(
  deps: Deps,
  report: Report,
  context: Context,
  options: Options,
): Promise<readonly Letter[]> {
  const asOf = asOfIn(options, deps.policy.timezone)
  if (asOf === undefined) return previewReport(deps, report, { progress: progressOf(context) })
  const { timezone } = deps.policy
  const now = deps.clock.now()
  const today = localDay(now, timezone)
  if (localDay(asOf, timezone) > today) {
    throw new UsageError(
      `--as-of is ${options.asOf}, which is still to come (today is ${today}); --preview shows what was. okr-sync digest ${report} --dry-run --as-of reckons ahead.`,
    )
  }
  const past = await pastReport(deps, report, asOf)
  if (past !== null) {
    context.err(`… as the ${past.run.job} run ${past.run.id} of ${past.run.asOf} had it\n`)
    return past.letters
  }
  const first = await deps.ledger.firstRunAt()
  const since =
    first === null ? 'Nothing has run yet' : `The first run was at ${first}, and inputs are kept for 100 days`
  throw new UsageError(
    `No run up to ${asOf} is kept with what it read. ${since}. okr-sync digest ${report} --dry-run shows the report of now.`,
  )
}

/** The letter to DIGEST_TO comes first; a script that knows of one only reads that. */
function asJson(letters: readonly Letter[]): string {
  const [first] = letters
  return asDocument(letters.length > 1 ? letters : (first ?? null))
}

function asDocument(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function inText({ to, subject, text }: Pick<Letter, 'to' | 'subject' | 'text'>): string {
  return `To: ${to.join(', ')}\nSubject: ${subject}\n\n${text}`
}

function written(folder: string, letters: readonly Letter[]) {
  return letters.map(({ kind, slot, to, subject, html, text }, index) => {
    const name = join(folder, `${kind}-${slot}${index === 0 ? '' : `-${index + 1}`}`)
    const file = { to, subject, html: `${name}.html`, text: `${name}.txt` }
    writeFileSync(file.html, html)
    writeFileSync(file.text, inText({ to, subject, text }))
    return file
  })
}
