import { carryOut, requireNoQuestion } from './carry-out.ts'
import type { Context } from './context.ts'
import type { Options } from './options.ts'
import { printRemovalPlan, printRemoved } from './print-adoption.ts'
import { progressOf } from './progress.ts'
import { UsageError } from './usage-error.ts'

const COMMAND = 'okr-sync init --remove'

/** `okr-sync init --remove` */
export async function initRemove(context: Context, options: Options): Promise<number> {
  requireNoQuestion(options, COMMAND)
  const [word] = options.positionals
  if (word !== undefined) {
    throw new UsageError(
      `${COMMAND} works on the databases of the settings and does not take ${JSON.stringify(word)}.`,
    )
  }
  const session = await context.openAdoption(context.env, options.dryRun)
  try {
    progressOf(context)('Reading the databases.')
    const planned = await session.adoption.planRemoval()
    const columns = planned.databases.reduce((sum, { removes }) => sum + removes.length, 0)
    return await carryOut(context, options, session.deps, planned, {
      command: COMMAND,
      plan: printRemovalPlan(planned),
      columns,
      question: `Take ${columns === 1 ? 'this column' : `these ${columns} columns`} away, with what they hold?`,
      done: printRemoved,
    })
  } finally {
    await session.close()
  }
}
