import type { PullRequest, Review } from './events.ts'
import { SKEW } from './hours-between.ts'
import { moment } from './moment.ts'
import { pastMoment } from './past-moment.ts'
import type { Rules } from './rules.ts'

/** How long a pull request waited for its first review. Moments are milliseconds since 1970. */
export interface ReviewWait {
  readonly pull: PullRequest
  /** When it became ready for review. */
  readonly start: number
  /** The first review; or the merge without one; or now, when it still waits. */
  readonly end: number
  readonly outcome: 'reviewed' | 'merged' | 'waiting'
  /** Business hours where the policy names them. */
  readonly hours: number
}

/**
 * The wait of every pull request of a person. A review ends it when it was handed in by somebody else who is not a bot, before
 * the pull request was merged or closed, and not while it was a draft; a review by a deleted account counts, unless the author's
 * is deleted too. The wait starts when the pull request was last marked ready before that review (before the merge, or before now,
 * where there is none), else when it was created; one that was ever marked ready counts as created as a draft.
 *
 * Left out: drafts without such a review, pull requests closed without a review or a merge, and those whose clocks cannot be right.
 * Source: GitHub's issue-metrics, which starts at the first time it was marked ready and so counts the time as a draft again.
 */
export function reviewWaits(pulls: readonly PullRequest[], rules: Rules): ReviewWait[] {
  return pulls.flatMap((pull) => reviewWait(pull, rules) ?? [])
}

function reviewWait(pull: PullRequest, { now, isBot, hours }: Rules): ReviewWait | null {
  const ready = pull.readyAt.map(moment)
  const created = moment(pull.createdAt)
  if (isBot(pull.author) || created > now || (pull.isDraft && ready.length === 0)) return null
  const merged = pastMoment(pull.mergedAt, now)
  const closed = merged ?? pastMoment(pull.closedAt, now)
  const earliest = ready[0] === undefined ? Number.NEGATIVE_INFINITY : ready[0] - SKEW
  const latest = closed === null ? now : closed + SKEW

  let review: number | null = null
  for (const each of pull.reviews) {
    if (each.at === null || each.state === 'pending' || isBot(each.by) || isOwn(each, pull)) continue
    const at = moment(each.at)
    if (at >= earliest && at <= latest && (review === null || at < review)) review = at
  }
  if (review === null && merged === null && (closed !== null || pull.isDraft)) return null

  const end = review ?? merged ?? now
  const start = ready.findLast((at) => at <= end) ?? ready[0] ?? created
  const waited = hours(start, end)
  if (waited === null) return null
  const outcome = review !== null ? 'reviewed' : merged !== null ? 'merged' : 'waiting'
  return { pull, start, end, outcome, hours: waited }
}

function isOwn({ by }: Review, { author }: PullRequest): boolean {
  return by?.login.toLowerCase() === author?.login.toLowerCase()
}
