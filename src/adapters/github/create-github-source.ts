import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { connectGithub } from './connect-github.ts'
import { followGithub } from './follow-github.ts'
import type { GithubAuth } from './github-auth.ts'
import { readActive } from './read-active.ts'
import { readLinks } from './read-links.ts'

/**
 * Reads work from GitHub or GitHub Enterprise.
 * @param options.apiUrl https://api.github.com, or https://<host>/api/v3 of an Enterprise server
 * @param options.everyMinutes how often a run comes, so that each spends an even part of the limits
 */
export function createGithubSource(options: {
  readonly auth: GithubAuth
  readonly apiUrl: string
  readonly log: Log
  readonly everyMinutes: number
  readonly clock: Pick<Clock, 'now'>
  readonly timeoutMs?: number
}): WorkSource {
  const { log, everyMinutes } = options
  const github = connectGithub(options)
  return {
    system: 'github',
    requests: github.requests,
    limits: github.limits.all,
    read: (links) => readLinks(links, github, log),
    active: (streams) => readActive(streams, github),
    follow: (following) => followGithub(following, { github, log, everyMinutes }),
  }
}
