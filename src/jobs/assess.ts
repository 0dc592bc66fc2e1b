import { evaluate } from '#src/core/evaluate.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Instant, Snapshot } from '#src/core/model.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { readWork } from './read-work.ts'

/** Says how far long work has come, in a few words for a person who waits. */
export type Progress = (words: string) => void

export interface Assessment {
  readonly snapshot: Snapshot
  readonly readings: ReadonlyMap<string, WorkReading>
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
  const history = await deps.history.read()
  progress(`measuring from Linear and GitHub for ${read.keyResults.length} key results`)
  const work = await readWork(deps, read)
  const snapshot = { ...read, findings: [...read.findings, ...work.findings] }
  const { readings } = work
  const evaluation = evaluate({ snapshot, readings, history, policy: deps.policy, hosts: deps.hosts, now })
  return { snapshot, readings, history, evaluation }
}
