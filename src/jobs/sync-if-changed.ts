import type { Instant } from '#src/core/model.ts'
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
 * A sync for the clock: where nothing has changed since the run before, no day has turned and no letter waits for its time, nothing of the past is read and
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
    const rest = restOf(before)
    if (!isFailing && rest?.fingerprint === print && (rest.wakeAt === null || now < rest.wakeAt)) {
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
          wakeAt: rest.wakeAt,
          counts: { messages: messages.length },
          ...meter(),
        },
      }
    }
    return carryOut(deps, run, judge(deps, await gathered.recall(), now), { meter })
  })
}

interface Rest {
  readonly fingerprint: string
  /** When a letter may be due though nothing changes; null: none waits. */
  readonly wakeAt: Instant | null
}

/**
 * What a good sync left that changed nothing of Notion and of what is remembered; null: the run before was none. The past changes by
 * runs alone: where the last one changed nothing of it, it is what it was.
 */
function restOf(run: Run | undefined): Rest | null {
  if (run?.job !== 'sync' || run.end?.outcome !== 'done') return null
  const { atRest, ...rest } = JSON.parse(run.end.summary) as Rest & { readonly atRest?: boolean }
  return atRest === true ? rest : null
}
