/** What an App of the sandbox may do: read what is measured. */
export const permissions = {
  actions: 'read',
  contents: 'read',
  deployments: 'read',
  issues: 'read',
  metadata: 'read',
  pull_requests: 'read',
} as const
