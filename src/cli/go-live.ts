import { goLive } from '#src/jobs/go-live.ts'
import { planGoLive } from '#src/jobs/plan-go-live.ts'
import { requireNoQuestion } from './carry-out.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printGoLivePlan, printLive, printWentLive } from './print-go-live.ts'
import { progressOf } from './progress.ts'
import { runAlone } from './run-alone.ts'
import { UsageError } from './usage-error.ts'
import { withSession } from './with-session.ts'

/** `okr-sync go-live`: shows what would have gone out, asks once, and begins to mail. */
export async function goLiveCommand(context: Context, options: Options): Promise<number> {
  const { json, dryRun, yes } = options
  requireNoQuestion(options, 'go-live')
  const progress = progressOf(context)
  const document = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

  return withSession(context, dryRun ? 'plan' : 'sync', async (deps) => {
    const plan = await planGoLive(deps, { progress })
    if (dryRun || plan.live.isLive) {
      context.out(json ? document(plan) : printGoLivePlan(plan))
      return EXIT.done
    }
    if (!yes) {
      context.out(printGoLivePlan(plan))
      const answer = await context.ask('Go live now, and mail the summary?')
      if (answer === null)
        throw new UsageError('Nobody is there to be asked. --yes goes live without asking.')
      if (!answer) {
        context.err('Nothing has begun: the workspace is not live, and nothing was mailed.\n')
        return EXIT.done
      }
    }
    const went = await runAlone(deps, (held) => goLive(held, { whole: true, progress }))
    context.out(json ? document(went) : went.isNew ? printWentLive(went) : printLive(went.liveSince))
    return went.run.outcome === 'incomplete' ? EXIT.failed : EXIT.done
  })
}
