import { sync } from '#src/jobs/sync.ts'
import type { Context } from './context.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Options } from './options.ts'
import { planCommand } from './plan.ts'
import { printFindings } from './print-findings.ts'
import { printReport } from './print-report.ts'
import { progressOf } from './progress.ts'
import { runAlone } from './run-alone.ts'
import { withSession } from './with-session.ts'

/** `okr-sync sync` */
export async function syncCommand(context: Context, options: Options): Promise<number> {
  if (options.dryRun) return planCommand(context, options)
  const progress = progressOf(context)
  const report = await withSession(context, 'sync', (deps) =>
    runAlone(deps, (held) => sync(held, { whole: true, progress })),
  )
  context.out(
    options.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : printReport(report) + printFindings(report.findings),
  )
  return exitCodeOf(report)
}
