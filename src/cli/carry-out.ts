import type { AdoptionDone, Obstacle, Planned } from '#src/ports/adoption.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { runAlone } from './run-alone.ts'
import { UsageError } from './usage-error.ts'

/** How a plan and what came of it are told. */
interface Telling {
  /** The command, for what to run again. */
  readonly command: string
  /** The plan in words. */
  readonly plan: string
  /** How many columns it would change. */
  readonly columns: number
  /** To be answered with yes or no. */
  readonly question: string
  /** What was done, in words. */
  done(done: AdoptionDone): string
  /** Part of the JSON document beside the plan. */
  readonly more?: Readonly<Record<string, unknown>>
}

/**
 * Shows a plan, asks once unless told not to, and carries it out while no other run is under way.
 * @returns the exit code
 * @throws UsageError where nobody can be asked
 */
export async function carryOut(
  context: Context,
  options: Options,
  deps: Deps,
  planned: Planned<{ readonly obstacle: Obstacle | null }>,
  telling: Telling,
): Promise<number> {
  const { databases, unread } = planned
  const isHeld = databases.some(({ obstacle }) => obstacle !== null)
  function end(done: AdoptionDone | null): number {
    if (options.json) {
      context.out(`${JSON.stringify({ databases, unread, done, ...telling.more }, null, 2)}\n`)
    } else if (done) context.out(telling.done(done))
    if (unread.length > 0 || (done && done.failed.length > 0)) return EXIT.failed
    return isHeld ? EXIT.findings : EXIT.done
  }

  if (!options.json) context.out(telling.plan)
  if (options.dryRun) return end(null)
  if (telling.columns > 0 && !options.yes) {
    const answer = await context.ask(telling.question)
    if (answer === null) {
      throw new UsageError(`Nobody is there to be asked. ${telling.command} --yes does it without asking.`)
    }
    if (!answer) {
      context.err('Nothing was changed.\n')
      return EXIT.done
    }
  }
  return end(await runAlone(deps, () => planned.carryOut()))
}

/** @throws UsageError for --json where somebody would have to be asked */
export function requireNoQuestion(options: Options, command: string): void {
  if (options.json && !options.yes && !options.dryRun) {
    throw new UsageError(`${command} --json asks nobody: add --yes to do it, or --dry-run to look.`)
  }
}
