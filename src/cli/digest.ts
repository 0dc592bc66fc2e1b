import { previewDigest } from '#src/jobs/preview-digest.ts'
import { sendDigest } from '#src/jobs/send-digest.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import type { Options } from './options.ts'
import { printReport } from './print-report.ts'
import { progressOf } from './progress.ts'
import { runAlone } from './run-alone.ts'
import { withSession } from './with-session.ts'

/** `okr-sync digest` */
export async function digestCommand(context: Context, options: Options): Promise<number> {
  const progress = progressOf(context)
  if (options.dryRun) {
    const letter = await withSession(context, 'plan', (deps) =>
      previewDigest(deps, { asOf: options.asOf, progress }),
    )
    const { subject, text } = letter
    context.out(options.json ? `${JSON.stringify(letter, null, 2)}\n` : `Subject: ${subject}\n\n${text}`)
    return EXIT.done
  }
  const report = await withSession(context, 'sync', (deps) =>
    runAlone(deps, (held) => sendDigest(held, { whole: true, progress })),
  )
  context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report))
  return exitCodeOf(report)
}
