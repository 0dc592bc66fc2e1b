import { explain } from '#src/jobs/explain.ts'
import { asOfIn } from './as-of.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printExplain } from './print-explain.ts'
import { progressOf } from './progress.ts'
import { severalFit } from './several-fit.ts'
import { UsageError } from './usage-error.ts'
import { withSession } from './with-session.ts'

/** `okr-sync explain` */
export async function explainCommand(context: Context, options: Options): Promise<number> {
  const [page] = options.positionals
  if (page === undefined || page.trim() === '') {
    throw new UsageError('explain needs the page: its link, its id, or its exact title in quotation marks.')
  }
  const explained = await withSession(context, 'plan', (deps) =>
    explain(deps, { asOf: asOfIn(options, deps.policy.timezone), page, progress: progressOf(context) }),
  )
  if (explained.found === 'none') {
    throw new UsageError(
      `No objective, key result, initiative or decision that was read is ${JSON.stringify(page)}; give its link, its id or its exact title.`,
    )
  }
  if (explained.found === 'several') throw new UsageError(severalFit(page, explained.candidates))
  const { explanation, escalation } = explained
  context.out(
    options.json
      ? `${JSON.stringify(escalation === null ? explanation : { ...explanation, escalation }, null, 2)}\n`
      : printExplain(explanation, escalation),
  )
  return explanation.findings.some(({ level }) => level === 'mend') ? EXIT.findings : EXIT.done
}
