import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { Finding } from '#src/core/model.ts'

/** Faults of a key result's row that keep it from a score. */
const OF_KEY_RESULT: ReadonlySet<string> = new Set([
  'bad_milestone',
  'bad_period',
  'bad_value',
  'direction_contradicts',
  'floor_within_bounds',
  'implausible_measurement',
  'measure_does_not_fit',
  'mixed_kinds',
  'never_updated',
  'no_baseline',
  'no_bounds',
  'no_link',
  'no_measure',
  'no_milestone_weight',
  'no_milestones',
  'no_objective',
  'no_period',
  'no_source',
  'no_target',
  'not_a_number',
  'several_objectives',
  'target_equals_baseline',
  'unknown_direction',
  'unit_does_not_fit',
  'unknown_measure',
  'unknown_option',
  'unknown_type',
  // What keeps a link in Source from being read.
  'not_found',
  'foreign_workspace',
  'cancelled',
  'empty',
  'unsupported_link',
  'not_configured',
])

/** Faults that keep an objective, and all that hangs on it, from the company's. */
const OF_ALIGNMENT: ReadonlySet<string> = new Set(['unlinked', 'unrooted', 'support_circle'])

/** Columns of the key results without which there is no score. */
const COLUMNS: ReadonlySet<string> = new Set(['Objective', 'Type', 'Baseline', 'Target', 'Current'])

interface Rows {
  readonly objectives: readonly Pick<ObjectiveResult, 'id' | 'keyResults'>[]
  readonly keyResults: readonly Pick<KeyResultResult, 'id' | 'ended' | 'score' | 'measurement'>[]
  /** Of each orphan, by its id: how many key results would reach the company with it. */
  readonly hanging: ReadonlyMap<string, number>
}

/** Gives each finding how many key results its mend unlocks and sorts by that, the most first; equals keep their order. */
export function rankFindings(findings: readonly Finding[], rows: Rows): readonly Finding[] {
  if (findings.length === 0) return findings
  const unlocks = counting(rows)
  return findings
    .map((finding) => {
      const count = unlocks(finding)
      return count === 0 ? finding : { ...finding, unlocks: count }
    })
    .sort((a, b) => (b.unlocks ?? 0) - (a.unlocks ?? 0))
}

function counting({ objectives, keyResults, hanging }: Rows): (finding: Finding) => number {
  const unscored = new Set(
    keyResults.filter(({ ended, score }) => !ended && score === null).map(({ id }) => id),
  )
  const keyResultsOf = new Map(objectives.map((objective) => [objective.id, objective.keyResults]))
  return ({ code, database, pageId, property, message }) => {
    if (code === 'source_failed') return unmeasured(keyResults, message)
    if (pageId === null) {
      const isColumn = code === 'property_missing' || code === 'property_retyped'
      return isColumn && database === 'keyResults' && COLUMNS.has(property ?? '') ? unscored.size : 0
    }
    const own = keyResultsOf.get(pageId)
    if (own === undefined) return OF_KEY_RESULT.has(code) && unscored.has(pageId) ? 1 : 0
    if (code === 'unreadable_cycle') return own.filter((id) => unscored.has(id)).length
    return OF_ALIGNMENT.has(code) || code.startsWith('link_') ? (hanging.get(pageId) ?? 0) : 0
  }
}

/** Key results whose number is unknown since a system failed; the finding repeats what the system answered. */
function unmeasured(keyResults: Rows['keyResults'], message: string): number {
  return keyResults.filter(
    ({ ended, measurement }) =>
      !ended &&
      measurement?.kind === 'unknown' &&
      measurement.reason === 'source_failed' &&
      message.includes(measurement.detail),
  ).length
}
