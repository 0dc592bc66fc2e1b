import { evaluate } from '#src/core/evaluate.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Instant, Snapshot } from '#src/core/model.ts'
import { daysNeeded } from '#src/core/rows/days-needed.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { ActiveWork, WorkReading } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { readWork } from './read-work.ts'

/** Says how far long work has come, in a few words for a person who waits. */
export type Progress = (words: string) => void

export interface Assessment {
  readonly snapshot: Snapshot
  readonly readings: ReadonlyMap<string, WorkReading>
  /** All work that goes on in Linear; null: Linear was not read. */
  readonly active: readonly ActiveWork[] | null
  readonly history: History
  readonly evaluation: Evaluation
}

/**
 * Reads, measures and evaluates; changes nothing anywhere.
 * @param now the moment that the rules reckon with
 * @throws Failure when Notion or the store cannot be read completely
 */
export async function assess(deps: Deps, now: Instant, progress: Progress): Promise<Assessment> {
  progress('reading Notion')
  const read = await deps.okrs.read()
  const today = localDay(now, deps.policy.timezone)
  const history = await deps.history.read(daysNeeded(read, today, deps.policy))
  progress(`measuring from Linear and GitHub for ${read.keyResults.length} key results`)
  const work = await readWork(deps, read)
  const snapshot = { ...read, findings: [...read.findings, ...work.findings] }
  const { readings, active } = work
  const { policy, hosts } = deps
  const evaluation = evaluate({ snapshot, readings, active, history, policy, hosts, now })
  return { snapshot, readings, active, history, evaluation }
}
