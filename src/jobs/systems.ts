import type { WorkSystem } from '#src/core/work/work.ts'

/** What a system is called, and what connects it. */
export const SYSTEMS: Readonly<Record<WorkSystem, { readonly name: string; readonly setting: string }>> = {
  linear: { name: 'Linear', setting: 'LINEAR_API_KEY' },
  github: { name: 'GitHub', setting: 'GITHUB_TOKEN or GITHUB_APP_ID' },
}
