import type { Deps } from '#src/ports/deps.ts'
import type { Run } from '#src/ports/ledger.ts'
import { gather, judge } from './assess.ts'
import { startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { fingerprint } from './fingerprint.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'
import { carryOut } from './sync.ts'

/** As many runs back the last good one is looked for. */
const LOOKED_BACK = 50

/**
 * A sync for the clock: where nothing has changed since the last good one and no day has turned, nothing is evaluated, and only
 * mail that waits is sent. What fails is always looked at anew, since the rules count how long.
 * @returns null: nothing had changed
 * @throws Failure as `sync` does
 */
export async function syncIfChanged(deps: Deps): Promise<RunReport | null> {
  const now = deps.clock.now()
  const last = (await deps.ledger.runs(LOOKED_BACK)).find(isGoodSync)
  return runJob(deps, 'sync', now, async (run) => {
    const meter = startMeter(deps)
    const material = await gather(deps, now, { dry: false })
    const isFailing = material.snapshot.findings.some(({ failed }) => failed !== undefined)
    const print = await fingerprint(deps, material, now)
    if (!isFailing && last !== undefined && print === fingerprintOf(last)) {
      const messages = await deliver(deps)
      return {
        report: null,
        inputsHash: null,
        evaluationHash: null,
        planned: 0,
        failures: [],
        summary: { unchanged: true, fingerprint: print, counts: { messages: messages.length }, ...meter() },
      }
    }
    return carryOut(deps, run, judge(deps, material, now), { meter })
  })
}

function isGoodSync({ job, end }: Run): boolean {
  return job === 'sync' && end?.outcome === 'done'
}

function fingerprintOf({ end }: Run): unknown {
  return end === null ? undefined : (JSON.parse(end.summary) as { fingerprint?: unknown }).fingerprint
}
