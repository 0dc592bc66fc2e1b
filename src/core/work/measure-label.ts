import type { Measure } from './work-amount.ts'

/** The options of Measure as people see them: in Notion, where `init` creates them, and in findings. In lower case each is its key. */
export const MEASURE_LABEL: Readonly<Record<Measure, string>> = {
  progress: 'progress',
  done: 'done',
  open: 'open',
  points: 'points',
  'deploy frequency': 'deploy frequency',
  'lead time': 'lead time',
  'change failure rate': 'change failure rate',
  'time to restore': 'time to restore',
  'time to first review': 'time to first review',
  'pr cycle time': 'PR cycle time',
  'prs within review sla (%)': 'PRs within review SLA (%)',
  'prs linked to issues (%)': 'PRs linked to issues (%)',
  'ci duration': 'CI duration',
  'ci duration p95': 'CI duration p95',
  velocity: 'velocity',
  'predictability (%)': 'predictability (%)',
  'bugs per 100 points': 'bugs per 100 points',
}
