import { whatIf } from '#src/jobs/what-if.ts'
import { asOfIn } from './as-of.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printWhatIf } from './print-what-if.ts'
import { progressOf } from './progress.ts'
import { severalFit } from './several-fit.ts'
import { UsageError } from './usage-error.ts'
import { withSession } from './with-session.ts'

/** `okr-sync whatif` */
export async function whatIfCommand(context: Context, options: Options): Promise<number> {
  const [page] = options.positionals
  if (page === undefined || page.trim() === '') {
    throw new UsageError('whatif needs the page: its link, its id, or its exact title in quotation marks.')
  }
  const { target = null, end = null } = options
  const answer = await withSession(context, 'plan', (deps) =>
    whatIf(deps, {
      asOf: asOfIn(options, deps.policy.timezone),
      page,
      target,
      end,
      progress: progressOf(context),
    }),
  )
  if (answer.found === 'none') {
    throw new UsageError(
      `No key result or objective that was read is ${JSON.stringify(page)}; give its link, its id or its exact title.`,
    )
  }
  if (answer.found === 'several') throw new UsageError(severalFit(page, answer.candidates))
  if (answer.found === 'refused') throw new UsageError(answer.because)
  context.out(options.json ? `${JSON.stringify(answer.whatIf, null, 2)}\n` : printWhatIf(answer.whatIf))
  return answer.needsPerson ? EXIT.findings : EXIT.done
}
