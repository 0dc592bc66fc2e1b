import type { Deps } from '#src/ports/deps.ts'
import { assess } from './assess.ts'
import { startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { freezeLetters, type Letter } from './freeze.ts'
import { mailOutcome } from './mail-outcome.ts'
import { type LetterJob, type LettersPlan, planOf } from './plan-letters.ts'
import { remember } from './remember.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'
import type { SyncOptions } from './sync.ts'

export interface LettersReport extends RunReport {
  /** Whom something waits for after it. */
  readonly people: LettersPlan['people']
}

/**
 * Mails the letters that are due and remembers episodes, as a sync does, but writes nothing into Notion. Nudges go to whoever has
 * a value due now; what else such a person is to hear is in the same letter, and other people's letters are left to the next sync.
 * @throws Failure when Notion or the store cannot be read
 */
export async function sendLetters(
  deps: Deps,
  job: LetterJob,
  options: SyncOptions = {},
): Promise<LettersReport> {
  const now = deps.clock.now()
  return runJob(deps, job, now, async (run) => {
    const meter = startMeter(deps)
    const assessment = await assess(deps, now, { ...options, dry: false })
    const { history } = assessment
    const kept = await remember(deps, run, assessment, history, { nudgeNow: job === 'nudge' })
    const { told, inputsHash, evaluationHash } = kept
    const letters = job === 'nudge' ? told.letters.filter(holdsNudge) : told.letters
    await freezeLetters(deps, letters, now)
    const messages = await deliver(deps)
    const { people } = await planOf(deps, assessment, job)
    const outcome = mailOutcome(deps, {
      run,
      job,
      asOf: now,
      assessment,
      messages,
      findings: told.findings,
      spent: meter(),
      inputsHash,
      evaluationHash: await evaluationHash,
    })
    return { ...outcome, report: { ...outcome.report, people } }
  })
}

function holdsNudge({ subjects = [] }: Letter): boolean {
  return subjects.some((key) => key.startsWith('nudge/'))
}
