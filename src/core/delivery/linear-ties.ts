import type { LinearEvents } from './event-index.ts'
import type { PullRequest } from './events.ts'

/**
 * Tells whether a pull request belongs to an issue in Linear: it is attached to one, or it names one of a team that exists. Keys
 * that a team or an issue had before count too; without any issue known from Linear nothing does, so that `SHA-256` and `UTF-8`
 * never do.
 */
export function linearTies({ issues, cycles }: LinearEvents): (pull: PullRequest) => boolean {
  const teams = new Set(cycles.map(({ team }) => team))
  const attached = new Set<string>()
  for (const issue of issues) {
    teams.add(issue.team)
    for (const identifier of issue.previousIdentifiers) teams.add(teamOf(identifier))
    for (const url of issue.pulls) attached.add(pageOf(url))
  }
  return ({ mentions, url }) =>
    mentions.some((mention) => teams.has(teamOf(mention))) || attached.has(pageOf(url))
}

function teamOf(identifier: string): string {
  return identifier.slice(0, identifier.lastIndexOf('-')).toUpperCase()
}

/** Without the tab, the query and the fragment that a link may come with. */
function pageOf(url: string): string {
  return (/^.*?\/pull\/\d+/.exec(url)?.[0] ?? url).toLowerCase()
}
