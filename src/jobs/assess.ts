import { evaluate } from '#src/core/evaluate.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Instant, Snapshot } from '#src/core/model.ts'
import { daysNeeded } from '#src/core/rows/days-needed.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { ActiveWork, FinishedWork, WorkReading } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { heldEvents } from './held-events.ts'
import { readWork } from './read-work.ts'

/** Says how far long work has come, in a few words for a person who waits. */
export type Progress = (words: string) => void

export interface Assessment {
  readonly snapshot: Snapshot
  readonly readings: ReadonlyMap<string, WorkReading>
  /** All work that goes on; null: not known. */
  readonly active: readonly ActiveWork[] | null
  /** What was finished of late; null: not known. */
  readonly finished: readonly FinishedWork[] | null
  readonly history: History
  readonly evaluation: Evaluation
}

interface AssessOptions {
  /** true: what was read of the work is not kept either, so that the next run reads it again. */
  readonly dry: boolean
  readonly progress?: Progress | undefined
}

/**
 * Reads, measures and evaluates; changes nothing but what the store holds of the work.
 * @param now the moment that the rules reckon with
 * @throws Failure when Notion or the store cannot be read completely
 */
export async function assess(deps: Deps, now: Instant, options: AssessOptions): Promise<Assessment> {
  const { dry, progress = () => {} } = options
  progress('reading Notion')
  const read = await deps.okrs.read()
  const today = localDay(now, deps.policy.timezone)
  const history = await deps.history.read(daysNeeded(read, today, deps.policy))
  progress(`measuring from Linear and GitHub for ${read.keyResults.length} key results`)
  const events = dry ? heldEvents(deps.events) : deps.events
  const work = await readWork({ ...deps, events }, read, now)
  const snapshot = { ...read, findings: [...read.findings, ...work.findings] }
  const { readings, active, finished } = work
  const { policy, hosts } = deps
  const evaluation = evaluate({ snapshot, readings, active, finished, history, policy, hosts, now })
  return { snapshot, readings, active, finished, history, evaluation }
}
