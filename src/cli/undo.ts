import { type Undone, undo } from '#src/jobs/undo.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printUndo } from './print-undo.ts'
import { progressOf } from './progress.ts'
import { runAlone } from './run-alone.ts'
import { UsageError } from './usage-error.ts'
import { withSession } from './with-session.ts'

/** `okr-sync undo` */
export async function undoCommand(context: Context, options: Options): Promise<number> {
  const which = options.positionals[0]?.trim() ?? ''
  if (which === '') {
    throw new UsageError('undo needs the id of the run, as sync prints it, or the word last.')
  }
  const { dryRun: dry } = options
  const progress = progressOf(context)
  const undone = await withSession(context, dry ? 'plan' : 'sync', (deps) =>
    dry
      ? undo(deps, which, { dry, progress })
      : runAlone(deps, (held) => undo(held, which, { dry, progress })),
  )
  if (undone.found !== 'run') throw new UsageError(nothingToUndo(undone, which))
  const { report } = undone
  context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : printUndo(report))
  return report.failed.length > 0 ? EXIT.failed : EXIT.done
}

function nothingToUndo(undone: Exclude<Undone, { found: 'run' }>, which: string): string {
  if (undone.found === 'no_run') {
    return `There is no run ${JSON.stringify(which)} in this workspace. sync prints the id of each run; undo last takes the last one that wrote something.`
  }
  if (undone.run === null)
    return 'None of the last runs wrote anything into Notion, so there is nothing to undo.'
  if (undone.run.job === 'undo') {
    return `The run ${undone.run.id} is an undo itself. The next sync writes what the rules say, so there is no need to undo it.`
  }
  return `The run ${undone.run.id} wrote nothing into Notion, so there is nothing to undo.`
}
