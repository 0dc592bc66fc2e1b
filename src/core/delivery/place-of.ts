import type { IssuePlace } from '#src/core/work/work.ts'
import type { LinearIssue } from './events.ts'

/** What an issue belongs to. */
export function placeOf(issue: LinearIssue): IssuePlace {
  const { identifier, previousIdentifiers, team, project, milestone, cycle } = issue
  return { identifiers: [identifier, ...previousIdentifiers], team, project, milestone, cycle }
}
