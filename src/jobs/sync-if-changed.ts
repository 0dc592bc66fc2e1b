import type { Deps } from '#src/ports/deps.ts'
import type { Run } from '#src/ports/ledger.ts'
import { gather, judge } from './assess.ts'
import { startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { fingerprint } from './fingerprint.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'
import { carryOut } from './sync.ts'

/** As many runs are passed over whose clock went ahead. */
const LOOKED_BACK = 50

/**
 * A sync for the clock: where nothing has changed since the run before and no day has turned, nothing of the past is read and
 * nothing is evaluated, and only mail that waits is sent. What fails is always looked at anew, since the rules count how long.
 * @returns null: nothing had changed
 * @throws Failure as `sync` does
 */
export async function syncIfChanged(deps: Deps): Promise<RunReport | null> {
  const now = deps.clock.now()
  const before = (await deps.ledger.runs(LOOKED_BACK)).find(({ startedAt }) => startedAt <= now)
  return runJob(deps, 'sync', now, async (run) => {
    const meter = startMeter(deps)
    const gathered = await gather(deps, now, { dry: false })
    const isFailing = gathered.snapshot.findings.some(({ failed }) => failed !== undefined)
    const print = await fingerprint(deps, gathered, now)
    if (!isFailing && print === restedAt(before)) {
      const messages = await deliver(deps)
      return {
        report: null,
        inputsHash: null,
        evaluationHash: null,
        planned: 0,
        failures: [],
        summary: {
          unchanged: true,
          fingerprint: print,
          atRest: true,
          counts: { messages: messages.length },
          ...meter(),
        },
      }
    }
    return carryOut(deps, run, judge(deps, await gathered.recall(), now), { meter })
  })
}

/**
 * The fingerprint of a good sync that left Notion and what is remembered as they were; undefined: the run before was none. The past
 * changes by runs alone: where the last one changed nothing of it, it is what it was.
 */
function restedAt(run: Run | undefined): unknown {
  if (run?.job !== 'sync' || run.end?.outcome !== 'done') return undefined
  const summary = JSON.parse(run.end.summary) as { readonly fingerprint?: unknown; readonly atRest?: unknown }
  return summary.atRest === true ? summary.fingerprint : undefined
}
