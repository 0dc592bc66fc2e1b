import { liveOf, liveSighting } from '#src/core/live/live-of.ts'
import { stoodThen } from '#src/core/live/stood-then.ts'
import type { Instant } from '#src/core/model.ts'
import { noNews } from '#src/core/no-news.ts'
import type { Deps } from '#src/ports/deps.ts'
import { adoptionLetter } from './adoption-letter.ts'
import { assess } from './assess.ts'
import { startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { freeze } from './freeze.ts'
import { hashEvaluation } from './hash-evaluation.ts'
import { keepInputs } from './keep-inputs.ts'
import { mailOutcome } from './mail-outcome.ts'
import { remember } from './remember.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'
import type { SyncOptions } from './sync.ts'

export interface WentLive extends RunReport {
  /** false: it was live before, and nothing was mailed. */
  readonly isNew: boolean
  /** null: `init` made the workspace, which is live from its start. */
  readonly liveSince: Instant | null
}

/**
 * Begins to mail in an adopted workspace. What it finds today is remembered as known and told once, in the adoption summary to
 * DIGEST_TO; episodes, nudges and reminders begin with what changes from now on. The summary is laid down before the moment is: a
 * process that dies between is run again, and on the same day nobody gets it twice.
 * @throws Failure when Notion or the store cannot be read: then nothing has begun
 */
export async function goLive(deps: Deps, options: SyncOptions = {}): Promise<WentLive> {
  const now = deps.clock.now()
  return runJob(deps, 'go-live', now, async (run) => {
    const meter = startMeter(deps)
    const assessment = await assess(deps, now, { ...options, dry: false })
    const before = liveOf(assessment.snapshot, assessment.history, null)
    const kept = before.isLive
      ? {
          ...(await keepInputs(deps, run.id, assessment, now)),
          evaluationHash: hashEvaluation(assessment.evaluation),
        }
      : await remember(deps, run, assessment, assessment.history)
    if (!before.isLive) {
      await freeze(deps, adoptionLetter(deps, assessment), now)
      await deps.history.remember({
        ...noNews,
        seen: [liveSighting(now), ...stoodThen(assessment.evaluation.keyResults, now)],
      })
    }
    const messages = await deliver(deps)
    const outcome = mailOutcome(deps, {
      run,
      job: 'go-live',
      asOf: now,
      assessment,
      messages,
      findings: [],
      spent: meter(),
      inputsHash: kept.inputsHash,
      evaluationHash: await kept.evaluationHash,
    })
    const since = before.isLive ? before.since : now
    return { ...outcome, report: { ...outcome.report, isNew: !before.isLive, liveSince: since } }
  })
}
