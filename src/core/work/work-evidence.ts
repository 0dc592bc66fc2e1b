import { plainNumber } from '#src/core/words/plain-number.ts'
import type { KnownWork, WorkLink } from './work.ts'
import { type Measure, workAmount } from './work-amount.ts'

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

/** Where a number comes from: the total, and what each link adds to it. The same numbers always read the same. */
export function workEvidence(measure: Measure, all: readonly LinkedWork[]): string {
  const parts = all.map((each) => `${nameWork(each)}: ${say(measure, [each.work])}`)
  if (parts.length === 1) return parts.join()
  return `${say(
    measure,
    all.map(({ work }) => work),
  )} (${parts.join('; ')})`
}

function say(measure: Measure, works: readonly KnownWork[]): string {
  let amount = 0
  let scope = 0
  for (const work of works) {
    amount += workAmount(work, measure)
    scope += work.scope
  }
  if (measure === 'done' || measure === 'open') return `${count(amount, 'item')} ${measure}`
  const unit = works.every((work) => work.scopeUnit === 'points') ? 'point' : 'item'
  if (measure === 'points') return `${plainNumber(amount)} of ${count(scope, unit)}`
  return `${scope === 0 ? 0 : Math.round((amount / scope) * 100)} % of ${count(scope, unit)}`
}

function count(amount: number, noun: string): string {
  return `${plainNumber(amount)} ${amount === 1 ? noun : `${noun}s`}`
}
