import { type Recomputed, recompute } from '#src/jobs/recompute.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { UsageError } from './usage-error.ts'
import { withSession } from './with-session.ts'

/** As many runs back the last one is looked for in which the rules were asked. */
const LOOKED_BACK = 500

/** `okr-sync recompute`: reckons a run again from what its rules were given. */
export async function recomputeCommand(context: Context, options: Options): Promise<number> {
  const which = options.positionals[0]?.trim() ?? 'last'
  return withSession(context, 'history', async (deps) => {
    const id = which === 'last' ? await lastJudged(deps) : which
    const again = id === null ? null : await recompute(deps, id)
    if (again?.found !== 'inputs') throw new UsageError(nothingKept(again, which))
    const { run, same, sameRules, evaluationHash } = again
    const { asOf, ruleVersion } = run
    context.out(
      options.json
        ? `${JSON.stringify({ run: run.id, job: run.job, asOf, ruleVersion, same, sameRules, evaluationHash }, null, 2)}\n`
        : print(again),
    )
    return same ? EXIT.done : EXIT.findings
  })
}

async function lastJudged({ ledger }: Deps): Promise<string | null> {
  const runs = await ledger.runs(LOOKED_BACK)
  return runs.find(({ end }) => typeof end?.evaluationHash === 'string')?.id ?? null
}

function print({
  run,
  same,
  sameRules,
  evaluation,
}: Extract<Recomputed, { readonly found: 'inputs' }>): string {
  const { objectives, keyResults, initiatives, decisions } = evaluation
  const rows = objectives.length + keyResults.length + initiatives.length + decisions.length
  const head = `Run ${run.id} (${run.job}, as of ${run.asOf}, rules ${run.ruleVersion}), reckoned again for ${rows} rows: `
  if (same) return `${head}the same to the byte.\n`
  if (same === null)
    return `${head}nothing to compare with, since the run broke off before it kept what its rules said.\n`
  return sameRules
    ? `${head}NOT the same. What was kept of it, or the program, was changed since; compare with a backup from that time.\n`
    : `${head}not the same, since these are other rules. The version of okr-sync that ran then says what it said.\n`
}

function nothingKept(again: Exclude<Recomputed, { found: 'inputs' }> | null, which: string): string {
  if (again === null)
    return 'No run is in the store in which the rules were asked, so there is nothing to reckon.'
  if (again.found === 'no_run') {
    return `There is no run ${JSON.stringify(which)} in this workspace. sync prints the id of each run; recompute last takes the last one.`
  }
  return `Of the run ${again.run.id} nothing is kept to reckon with: nothing had changed then, it ended too early, or it is older than 100 days.`
}
