import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { connectLinear } from './connect-linear.ts'
import { followLinear } from './follow-linear.ts'
import { readActive } from './read-active.ts'
import { readLinks } from './read-links.ts'

/**
 * Reads work from one Linear workspace.
 * @param options.apiKey a personal API key, sent as it is
 * @param options.apiUrl the GraphQL endpoint; https, or http on this machine
 * @param options.everyMinutes how often a run comes, so that each spends an even part of the limits
 * @throws Failure when a key must not be sent to apiUrl
 */
export function createLinearSource(options: {
  readonly apiKey: string
  readonly apiUrl: string
  readonly log: Log
  readonly everyMinutes: number
  readonly clock: Pick<Clock, 'now'>
  readonly timeoutMs?: number
}): WorkSource {
  const { everyMinutes } = options
  const linear = connectLinear(options)
  return {
    system: 'linear',
    requests: linear.requests,
    limits: linear.limits.all,
    read: (links) => readLinks(links, linear.ask),
    active: () => readActive(linear.ask),
    follow: (following) => followLinear(following, linear, everyMinutes),
  }
}
