import type { LinearIssue, PullRequest, WorkEvent } from '#src/core/delivery/events.ts'
import { moment } from '#src/core/delivery/moment.ts'
import { isWithin, lastDays } from '#src/core/delivery/span.ts'
import type { Instant } from '#src/core/model.ts'
import type { FinishedWork, IssuePlace } from './work.ts'

/** Work is of late for so long. */
const DAYS = 30

/**
 * What was finished in the last 30 days: issues in Linear that were completed, and pull requests that were merged. Pull requests of
 * bots are left out; a deleted account is a person. A pull request belongs to the issues that it is attached to and to those that
 * it names, where some issue or cycle of their team is known: `SHA-256` and `UTF-8` are no issues.
 * @param ignored accounts that count as bots though GitHub does not say so, in lower case
 */
export function finishedWork(
  events: readonly WorkEvent[],
  now: Instant,
  ignored: readonly string[] = [],
): readonly FinishedWork[] {
  const window = lastDays(DAYS, moment(now))
  const isLate = (at: Instant | null) => at !== null && isWithin(moment(at), window)
  const issuesOf = issuesByPull(events)
  const isBot = ({ author }: PullRequest) =>
    author !== null && (author.isBot || ignored.includes(author.login.toLowerCase()))
  const finished: FinishedWork[] = []
  for (const event of events) {
    if (event.kind === 'issue' && event.state === 'completed' && isLate(event.completedAt))
      finished.push({ kind: 'issue', ...placeOf(event) })
    if (event.kind === 'pull' && isLate(event.mergedAt) && !isBot(event)) {
      const { stream, number, milestone } = event
      const repository = stream.slice(stream.indexOf('/') + 1)
      finished.push({ kind: 'pull', repository, number, milestone, issues: issuesOf(event) })
    }
  }
  return finished
}

function issuesByPull(events: readonly WorkEvent[]): (pull: PullRequest) => readonly IssuePlace[] {
  const teams = new Set<string>()
  const byIdentifier = new Map<string, LinearIssue>()
  const byPage = new Map<string, LinearIssue[]>()
  for (const event of events) {
    if (event.kind === 'cycle') teams.add(event.team)
    if (event.kind !== 'issue') continue
    teams.add(event.team)
    for (const identifier of event.previousIdentifiers) {
      teams.add(teamOf(identifier))
      if (!byIdentifier.has(identifier)) byIdentifier.set(identifier, event)
    }
    byIdentifier.set(event.identifier, event)
    for (const url of event.pulls) byPage.set(pageOf(url), [...(byPage.get(pageOf(url)) ?? []), event])
  }
  return ({ mentions, url }) => {
    const issues = new Set(byPage.get(pageOf(url)))
    const unread: IssuePlace[] = []
    for (const mention of mentions) {
      const issue = byIdentifier.get(mention)
      const team = teamOf(mention)
      if (issue !== undefined) issues.add(issue)
      else if (teams.has(team))
        unread.push({ identifiers: [mention], team, project: null, milestone: null, cycle: null })
    }
    return [...[...issues].map(placeOf), ...unread]
  }
}

function placeOf({
  identifier,
  previousIdentifiers,
  team,
  project,
  milestone,
  cycle,
}: LinearIssue): IssuePlace {
  return { identifiers: [identifier, ...previousIdentifiers], team, project, milestone, cycle }
}

function teamOf(identifier: string): string {
  return identifier.slice(0, identifier.lastIndexOf('-'))
}

/** Without the tab, the query and the fragment that a link may come with. */
function pageOf(url: string): string {
  return (/^.*?\/pull\/\d+/.exec(url)?.[0] ?? url).toLowerCase()
}
