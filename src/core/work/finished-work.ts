import { botRule } from '#src/core/delivery/bot-rule.ts'
import { indexEvents } from '#src/core/delivery/event-index.ts'
import type { WorkEvent } from '#src/core/delivery/events.ts'
import { issuesByPull } from '#src/core/delivery/issues-by-pull.ts'
import { moment } from '#src/core/delivery/moment.ts'
import { placeOf } from '#src/core/delivery/place-of.ts'
import { isWithin, lastDays } from '#src/core/delivery/span.ts'
import type { Instant } from '#src/core/model.ts'
import type { FinishedWork } from './work.ts'

/** Work is of late for so long. */
const DAYS = 30

/**
 * What was finished in the last 30 days: issues in Linear that were completed, and pull requests that were merged, with the issues
 * that they belong to (`issuesByPull`). Pull requests of bots are left out.
 * @param ignored accounts that count as bots though GitHub does not say so, in lower case
 */
export function finishedWork(
  events: readonly WorkEvent[],
  now: Instant,
  ignored: readonly string[] = [],
): readonly FinishedWork[] {
  const at = moment(now)
  const window = lastDays(DAYS, at)
  const isRecent = (instant: Instant | null) => instant !== null && isWithin(moment(instant), window)
  const isBot = botRule(ignored)
  const { linear, repositories, repository } = indexEvents(events, at)
  const issuesOf = issuesByPull(linear)
  const issues = linear.issues
    .filter(({ state, completedAt }) => state === 'completed' && isRecent(completedAt))
    .map((issue): FinishedWork => ({ kind: 'issue', ...placeOf(issue) }))
  const pulls = repositories.map(repository).flatMap(({ name, pulls }) =>
    pulls
      .filter(({ author, mergedAt }) => isRecent(mergedAt) && !isBot(author))
      .map((pull): FinishedWork => {
        const { number, milestone } = pull
        return { kind: 'pull', repository: name, number, milestone, issues: issuesOf(pull) }
      }),
  )
  return [...issues, ...pulls]
}
