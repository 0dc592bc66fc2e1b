import type { ReportSlot } from '#src/core/schedule/report-state.ts'
import type { Deps } from '#src/ports/deps.ts'
import { runJob } from './run-job.ts'

/**
 * Notes in the log and the ledger that a report was missed for so long that it is left out: the next one tells the same better. The
 * run is as of the moment that was missed, so that nothing which became due after it is taken for done.
 */
export async function skipReport(deps: Deps, { report, slot, moment }: ReportSlot): Promise<void> {
  deps.log.warn('report skipped', { report, slot, due: moment })
  await runJob(deps, report, moment, async () => ({
    report: null,
    inputsHash: null,
    evaluationHash: null,
    planned: 0,
    failures: [],
    summary: { skipped: slot, counts: { messages: 0 } },
  }))
}
