import type { Flag, Health, Risk, ServiceField, Status } from '#src/core/model.ts'
import type { WorkSystem } from '#src/core/work/work.ts'

/** The words for a code that every reader sees: the options that `init` creates in Notion, mail and the command line. */
export const STATUS_LABEL: Readonly<Record<Status, string>> = {
  not_started: 'Not started',
  on_track: 'On track',
  at_risk: 'At risk',
  off_track: 'Off track',
  complete: 'Complete',
  unknown: 'Unknown',
}

export const RISK_LABEL: Readonly<Record<Risk, string>> = {
  none: 'None',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
}

export const HEALTH_LABEL: Readonly<Record<Health, string>> = {
  on_track: 'On track',
  at_risk: 'At risk',
  off_track: 'Off track',
  blocked: 'Blocked',
  done: 'Done',
  unknown: 'Unknown',
}

export const FLAG_LABEL: Readonly<Record<Flag, string>> = {
  decide_soon: 'Decide soon',
  decision_overdue: 'Decision overdue',
  review_due: 'Review due',
  no_owner: 'No owner',
  no_rationale: 'No rationale',
  superseded_but_linked: 'Superseded but linked',
}

/** The names of the service's columns as `init` creates them. */
export const FIELD_LABEL: Readonly<Record<ServiceField, string>> = {
  score: 'Score',
  status: 'Status',
  confidence: 'Confidence',
  summary: 'Summary',
  synced: 'Synced',
  current: 'Current',
  risk: 'Risk',
  forecast: 'Forecast',
  why: 'Why',
  dataAsOf: 'Data as of',
  progress: 'Progress',
  health: 'Health',
  blockedSince: 'Blocked since',
  flags: 'Flags',
  cycleTime: 'Cycle time',
  followed: 'Followed',
  proposedOutcome: 'Proposed outcome',
  prepared: 'Prepared',
}

export const SYSTEM_LABEL: Readonly<Record<WorkSystem, string>> = { linear: 'Linear', github: 'GitHub' }
