import { evaluate } from '#src/core/evaluate.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Finding, Instant, Snapshot } from '#src/core/model.ts'
import { pastNeeded } from '#src/core/rows/past-needed.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { ActiveWork, FinishedWork, WorkReading } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { heldEvents } from './held-events.ts'
import { readWork, type WorkRead } from './read-work.ts'
import { settle } from './settle.ts'
import { settleDecisions } from './settle-decisions.ts'

/** Says how far long work has come, in a few words for a person who waits. */
export type Progress = (words: string) => void

/** What the rules are given in one run, apart from the policy and the moment. */
export interface Material {
  /** With the findings of the work. */
  readonly snapshot: Snapshot
  readonly workFindings: readonly Finding[]
  readonly readings: ReadonlyMap<string, WorkReading>
  /** All work that goes on; null: not known. */
  readonly active: readonly ActiveWork[] | null
  /** What was finished of late; null: not known. */
  readonly finished: readonly FinishedWork[] | null
  readonly history: History
  /** Key results into whose Current a person typed after the work was read. */
  readonly typedSince: readonly string[]
}

/** What a run has read, before it asks for the past. */
export interface Gathered extends Omit<Material, 'history'> {
  /** @throws Failure when the store cannot be read */
  recall(): Promise<Material>
}

export interface Assessment extends Material {
  readonly evaluation: Evaluation
}

export interface AssessOptions {
  /** true: nothing is kept of what was read, of Notion or of the work, so that the next run reads it again. */
  readonly dry: boolean
  /** true: Notion is asked for every row. */
  readonly whole?: boolean | undefined
  /** What is to be told of the past beside what the rules need of it. */
  readonly report?: Report | undefined
  readonly progress?: Progress | undefined
}

/**
 * Reads, measures and evaluates; changes nothing but what the store holds of what was read.
 * @param now the moment that the rules reckon with
 * @throws Failure when Notion or the store cannot be read completely
 */
export async function assess(deps: Deps, now: Instant, options: AssessOptions): Promise<Assessment> {
  return judge(deps, await (await gather(deps, now, options)).recall(), now)
}

/**
 * Reads everything that the rules are given but the past, and settles what became of writes whose run died before it knew.
 * @throws Failure when Notion or the store cannot be read completely
 */
export async function gather(deps: Deps, now: Instant, options: AssessOptions): Promise<Gathered> {
  const { dry, whole = false, report = null, progress = () => {} } = options
  progress('reading Notion')
  const read = await deps.okrs.read({ whole, keep: !dry })
  const settled = await settle(deps, read, { dry })
  progress(`measuring from Linear and GitHub for ${read.keyResults.length} key results`)
  const events = dry ? heldEvents(deps.events) : deps.events
  const work = await readWork({ ...deps, events }, read, now)
  const gathered = { ...withWork(read, work), typedSince: [] }
  return {
    ...gathered,
    async recall() {
      const today = localDay(now, deps.policy.timezone)
      const past = await deps.history.read(pastNeeded(read, today, deps.policy, report))
      const history = await settleDecisions(deps, read, settled(past), { now, dry })
      return { ...gathered, history }
    },
  }
}

/** Puts together what was read of Notion and of the work. */
export function withWork(read: Snapshot, { findings, ...work }: WorkRead) {
  const snapshot = { ...read, findings: [...read.findings, ...findings] }
  return { snapshot, workFindings: findings, ...work }
}

/** What the rules say about it. */
export function judge(
  { policy, hosts }: Pick<Deps, 'policy' | 'hosts'>,
  material: Material,
  now: Instant,
): Assessment {
  return { ...material, evaluation: evaluate({ ...material, policy, hosts, now }) }
}
