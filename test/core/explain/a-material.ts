import type { Material } from '#src/core/explain/material.ts'
import type { Snapshot } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { aHistory, aSnapshot, evaluateAt, NOW, type Past } from '#test/core/a-snapshot.ts'

/** An evaluation with everything that it was made from. */
export function aMaterial(
  given: {
    readonly snapshot?: Partial<Snapshot>
    readonly history?: Partial<Past>
    readonly readings?: ReadonlyMap<string, WorkReading>
    readonly policy?: Partial<Policy>
    readonly now?: string
  } = {},
): Material {
  const snapshot = aSnapshot(given.snapshot)
  const history = aHistory(given.history)
  const { readings = new Map<string, WorkReading>(), policy = {}, now = NOW } = given
  return {
    snapshot,
    history,
    readings,
    evaluation: evaluateAt(now, { snapshot, history, readings, policy }),
    policy: Policy.parse(policy),
    hosts: { github: 'github.com' },
  }
}
