import type { KnownWork, WorkLink } from './work.ts'

/** A link and what it said. */
export interface LinkedWork {
  readonly link: WorkLink
  readonly work: KnownWork
}

const nouns: Readonly<Record<WorkLink['kind'], string>> = {
  linear_project: 'Linear project',
  linear_milestone: 'Linear milestone',
  linear_initiative: 'Linear initiative',
  linear_issue: 'Linear issue',
  linear_cycle: 'Linear cycle',
  linear_team: 'Linear team',
  github_repository: 'GitHub repository',
  github_workflow: 'GitHub workflow',
  github_environment: 'GitHub environment',
  github_milestone: 'GitHub milestone',
  github_issue: 'GitHub issue',
  github_pull: 'GitHub pull request',
  github_search: 'GitHub search',
  unsupported: 'Link',
}

/** For example `Linear project Checkout`. */
export function nameWork({ link, work }: LinkedWork): string {
  return `${nouns[link.kind]} ${work.title}`
}

/** All by their names, each with a remark in brackets. */
export function listWorks(all: readonly LinkedWork[], remark: (work: LinkedWork) => string): string {
  return all.map((each) => `${nameWork(each)} (${remark(each)})`).join(', ')
}

/** Where a number comes from: of one link what it gives, of several the total and what each adds to it. */
export function withParts(all: readonly LinkedWork[], say: (some: readonly LinkedWork[]) => string): string {
  const parts = all.map((each) => `${nameWork(each)}: ${say([each])}`)
  return parts.length === 1 ? parts.join('') : `${say(all)} (${parts.join('; ')})`
}
