import type { Finding } from '#src/core/model.ts'

/** One mend that a key result waits for before it can be scored; `objectives`: those of all cannot be read. */
export type Need =
  | 'objective'
  | 'objectives'
  | 'one_objective'
  | 'cycle'
  | 'type'
  | 'milestones'
  | 'target'
  | 'baseline'
  | 'goal'
  | 'direction'
  | 'floor'
  | 'current'
  | 'link'
  | 'connection'

const OF_CODE: Readonly<Record<string, Need>> = {
  no_objective: 'objective',
  several_objectives: 'one_objective',
  no_period: 'cycle',
  bad_period: 'cycle',
  unreadable_cycle: 'cycle',
  unknown_type: 'type',
  no_milestones: 'milestones',
  bad_milestone: 'milestones',
  no_milestone_weight: 'milestones',
  no_target: 'target',
  no_baseline: 'baseline',
  target_equals_baseline: 'goal',
  direction_contradicts: 'goal',
  unknown_direction: 'direction',
  no_bounds: 'direction',
  floor_within_bounds: 'floor',
  bad_value: 'current',
  not_configured: 'connection',
  source_failed: 'connection',
  still_reading: 'connection',
  not_found: 'link',
  foreign_workspace: 'link',
  cancelled: 'link',
  empty: 'link',
  unsupported_link: 'link',
  no_link: 'link',
  unknown_measure: 'link',
  measure_does_not_fit: 'link',
  mixed_kinds: 'link',
  unit_does_not_fit: 'link',
}

const OF_NUMBER: Readonly<Record<string, Need>> = { Baseline: 'baseline', Target: 'target', Floor: 'floor' }

/** What a fault of a row that has no score asks for; null: nothing that keeps it from one. */
export function needOf({ code, property }: Pick<Finding, 'code' | 'property'>): Need | null {
  const found = code === 'not_a_number' ? OF_NUMBER[property ?? ''] : OF_CODE[code]
  return found ?? null
}
