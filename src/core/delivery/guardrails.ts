import type { Finding } from '#src/core/model.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import type { LinearIssue } from './events.ts'
import { failedShipments } from './failed-shipments.ts'
import { moment } from './moment.ts'
import { quantile } from './quantile.ts'
import type { Sample } from './sample.ts'
import type { Shipped } from './shipped.ts'
import { DAY, lastDays } from './span.ts'

const MOST_FAILED_PERCENT = 10
const LONGEST_REVIEW_HOURS = 48
/** Fewer reviews have no 90th percentile worth a warning. */
const FEWEST_REVIEWS = 10
const STILL_DAYS = 5

/**
 * More than 10 % of the deployments failed in the last seven days, and in the seven before; null: they did not, or there was a
 * week without a deployment.
 */
export function failingChanges(name: string, shipped: Shipped, now: number): Finding | null {
  const weeks = [lastDays(7, now - 7 * DAY), lastDays(7, now)].map((week) => failedShipments(shipped, week))
  if (!weeks.every(({ failed, all }) => 100 * failed > MOST_FAILED_PERCENT * all)) return null
  const told = weeks.map(({ failed, all }) => `${failed} of ${all}`).join(', then ')
  return finding(
    'failing_changes',
    name,
    `More than ${MOST_FAILED_PERCENT} % of the deployments of ${name} failed two weeks running: ${told}.`,
    'Look at what those incidents have in common before more is deployed: smaller changes, or a test that is missing.',
  )
}

/** One in ten first reviews took longer than 48 hours (business hours where the policy names them); null: they did not. */
export function slowReviews(name: string, reviews: Sample | undefined): Finding | null {
  if (reviews?.kind !== 'durations' || reviews.values.length < FEWEST_REVIEWS) return null
  const p90 = quantile(reviews.values, 0.9)
  if (p90 <= LONGEST_REVIEW_HOURS) return null
  return finding(
    'slow_reviews',
    name,
    `One in ten pull requests of ${name} waited longer than ${plainNumber(Math.round(p90))} h for its first review; the limit is ${LONGEST_REVIEW_HOURS} h.`,
    'Agree on who reviews first, or have smaller pull requests.',
  )
}

/** For each team whose issues in progress nobody touched for more than five days: how many, and the one untouched longest. */
export function stuckIssues(issues: readonly LinearIssue[], now: number): Finding[] {
  const still = issues.filter(
    ({ state, changedAt }) => state === 'started' && moment(changedAt) < now - STILL_DAYS * DAY,
  )
  const teams = [...Map.groupBy(still, ({ team }) => team)].sort(([a], [b]) => (a < b ? -1 : 1))
  return teams.map(([team, stuck]) => {
    const oldest = stuck.reduce((first, each) => (isBefore(each, first) ? each : first))
    const [have, which] =
      stuck.length === 1
        ? ['one issue in progress that has', `: ${oldest.identifier}`]
        : [`${stuck.length} issues in progress that have`, `; the longest untouched is ${oldest.identifier}`]
    return finding(
      'stuck_issues',
      team,
      `Team ${team} has ${have} not moved for more than ${STILL_DAYS} days${which}.`,
      'Ask who works on it, and move it on in Linear or out of progress.',
    )
  })
}

function isBefore(a: LinearIssue, b: LinearIssue): boolean {
  return a.changedAt === b.changedAt ? a.identifier < b.identifier : a.changedAt < b.changedAt
}

function finding(code: string, title: string, message: string, mend: string): Finding {
  return { code, level: 'mend', database: null, pageId: null, title, property: null, message, mend }
}
