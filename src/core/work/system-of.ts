import type { WorkLink, WorkSystem } from './work.ts'

/** The system that a link leads to; null: none that can be read. */
export function systemOf({ kind }: Pick<WorkLink, 'kind'>): WorkSystem | null {
  if (kind.startsWith('linear_')) return 'linear'
  return kind.startsWith('github_') ? 'github' : null
}
