import { planSync } from '#src/jobs/plan-sync.ts'
import { asOfIn } from './as-of.ts'
import type { Context } from './context.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Options } from './options.ts'
import { printFindings } from './print-findings.ts'
import { printPlan } from './print-plan.ts'
import { progressOf } from './progress.ts'
import { withSession } from './with-session.ts'

/** `okr-sync plan` */
export async function planCommand(context: Context, options: Options): Promise<number> {
  const report = await withSession(context, 'plan', (deps) =>
    planSync(deps, { asOf: asOfIn(options, deps.policy.timezone), progress: progressOf(context) }),
  )
  context.out(
    options.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : printPlan(report) + printFindings(report.findings),
  )
  return exitCodeOf(report)
}
