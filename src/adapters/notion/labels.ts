import type {
  Ambition,
  Decision,
  Direction,
  Initiative,
  KeyResult,
  KeyResultType,
  Objective,
} from '#src/core/model.ts'

/** The option that Notion shows for each code; those of the service's columns are in core, since every reader sees them. */
export type Labels<Code extends string> = Readonly<Record<Code, string>>

export const levelLabels: Labels<NonNullable<Objective['level']>> = {
  company: 'Company',
  department: 'Department',
  team: 'Team',
}

export const objectiveStateLabels: Labels<Objective['state']> = {
  active: 'Active',
  closed: 'Closed',
  cancelled: 'Cancelled',
}

export const typeLabels: Labels<KeyResultType> = {
  metric: 'Metric',
  percentage: 'Percentage',
  milestone: 'Milestone',
  yes_no: 'Yes/No',
  maintain: 'Maintain',
}

export const directionLabels: Labels<Direction> = {
  increase: 'Increase',
  decrease: 'Decrease',
  at_least: 'At least',
  at_most: 'At most',
  between: 'Between',
}

export const ambitionLabels: Labels<Ambition> = {
  committed: 'Committed',
  aspirational: 'Aspirational',
}

export const keyResultStateLabels: Labels<KeyResult['state']> = {
  active: 'Active',
  closed: 'Closed',
  dropped: 'Dropped',
  deferred: 'Deferred',
}

/** Read as text, since a curve may also be dated points. */
export const curveLabels: Labels<'linear' | 'back_loaded' | 'front_loaded' | 's_curve'> = {
  linear: 'Linear',
  back_loaded: 'Back-loaded',
  front_loaded: 'Front-loaded',
  s_curve: 'S-curve',
}

export const initiativeStatusLabels: Labels<Exclude<Initiative['status'], 'invalid' | null>> = {
  planned: 'Planned',
  on_track: 'On track',
  at_risk: 'At risk',
  blocked: 'Blocked',
  done: 'Done',
  cancelled: 'Cancelled',
}

export const decisionStatusLabels: Labels<Exclude<Decision['status'], 'invalid' | null>> = {
  proposed: 'Proposed',
  decided: 'Decided',
  superseded: 'Superseded',
  reversed: 'Reversed',
}

export const reversibleLabels: Labels<'yes' | 'no' | 'partially'> = {
  yes: 'Yes',
  no: 'No',
  partially: 'Partially',
}
