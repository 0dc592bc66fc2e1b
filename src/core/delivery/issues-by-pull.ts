import type { IssuePlace } from '#src/core/work/work.ts'
import type { LinearEvents } from './event-index.ts'
import type { LinearIssue, PullRequest } from './events.ts'
import { placeOf } from './place-of.ts'

/**
 * Finds the issues in Linear that a pull request belongs to, each once: those that it is attached to, and those that it names, where
 * some issue or cycle of their team is known, so that `SHA-256` and `UTF-8` never are. Keys that a team or an issue had before
 * count too.
 */
export function issuesByPull({
  issues,
  cycles,
}: LinearEvents): (pull: Pick<PullRequest, 'mentions' | 'url'>) => readonly IssuePlace[] {
  const teams = new Set(cycles.map(({ team }) => team))
  const byIdentifier = new Map<string, LinearIssue>()
  const byPage = new Map<string, LinearIssue[]>()
  for (const issue of issues) {
    teams.add(issue.team)
    for (const identifier of issue.previousIdentifiers) {
      teams.add(teamOf(identifier))
      byIdentifier.set(identifier, issue)
    }
    for (const page of issue.pulls.map(pageOf)) byPage.set(page, [...(byPage.get(page) ?? []), issue])
  }
  for (const issue of issues) byIdentifier.set(issue.identifier, issue)

  return ({ mentions, url }) => {
    const known = new Set(byPage.get(pageOf(url)))
    const unread: IssuePlace[] = []
    for (const mention of mentions) {
      const issue = byIdentifier.get(mention)
      const team = teamOf(mention)
      if (issue !== undefined) known.add(issue)
      else if (teams.has(team))
        unread.push({ identifiers: [mention], team, project: null, milestone: null, cycle: null })
    }
    return [...[...known].map(placeOf), ...unread]
  }
}

function teamOf(identifier: string): string {
  return identifier.slice(0, identifier.lastIndexOf('-'))
}

/** Without the tab, the query and the fragment that a link may come with. */
function pageOf(url: string): string {
  return (/^.*?\/pull\/\d+/.exec(url)?.[0] ?? url).toLowerCase()
}
