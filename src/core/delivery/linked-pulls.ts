import type { RepositoryEvents } from './event-index.ts'
import type { PullRequest } from './events.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { moment } from './moment.ts'
import { nothing } from './nothing.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import { isWithin } from './span.ts'

/**
 * Pull requests linked to issues = 100 * those that close an issue on GitHub, or belong to one in Linear / all.
 *
 * Unit: percent. Window: by the merge. Left out: pull requests of bots, and those not merged.
 * Source: DevLake, unlinked pull requests (whose panel shows the linked ones).
 * @param issuesOf as `issuesByPull` finds them
 */
export function linkedPulls(
  { name, pulls }: RepositoryEvents,
  issuesOf: (pull: PullRequest) => readonly unknown[],
  { window, policy, isBot }: Rules,
): Sample {
  const merged = pulls.filter(
    ({ author, mergedAt }) => mergedAt !== null && isWithin(moment(mergedAt), window) && !isBot(author),
  )
  const linked = merged.filter((pull) => pull.closesIssues > 0 || issuesOf(pull).length > 0)
  if (merged.length > 0) return { kind: 'ratio', part: linked.length, whole: merged.length }
  return nothing(`No pull request of ${name} was merged ${inTheLastDays(policy.windowDays)}.`)
}
