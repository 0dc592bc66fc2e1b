import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'

const cycles = 'Give estimates to the issues, or paste the link of a Linear team with cycles that ended'
const deployed = 'Paste the link of a repository whose deployments GitHub knows'
const merged = 'Paste the link of a repository with pull requests of people'
const built = 'Paste the link of a repository, or of a workflow, that builds in GitHub Actions'

/** What is missing where there is nothing to reckon with; null: nothing, since it is good that nothing failed. */
export const DELIVERY_MENDS: Readonly<Record<DeliveryMeasure, string | null>> = {
  'deploy frequency': deployed,
  'lead time': deployed,
  'change failure rate':
    'Label the issues on GitHub that tell of incidents, or paste the link of a repository whose deployments GitHub knows',
  'time to restore': null,
  'time to first review': merged,
  'pr cycle time': merged,
  'prs within review sla (%)': merged,
  'prs linked to issues (%)': merged,
  'ci duration': built,
  'ci duration p95': built,
  velocity: cycles,
  'predictability (%)': cycles,
  'bugs per 100 points': 'Give estimates to the issues in Linear',
}
