/** What a row of the file calls the properties that the scoring rules name; those that are absent have one name for all. */
export interface RowNames {
  readonly Baseline: string
  readonly Target: string
  readonly Current: string
  /** `lower_is_better`, or `direction` where the row has it. */
  readonly Direction: string
  readonly Supports: string
}

/** Of a row that names none of them. */
export const ROW_NAMES: RowNames = {
  Baseline: 'baseline_value',
  Target: 'target_value',
  Current: 'current_value',
  Direction: 'lower_is_better',
  Supports: 'supports_objective_ids',
}
