import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import {
  ada,
  bob,
  commit,
  cycle,
  deployed,
  incident,
  issue,
  NOW,
  pull,
  review,
  run,
} from '#test/core/delivery/some-events.ts'

const HOUR = 3_600_000
const HOURS = 89 * 24

export const REPOSITORIES = 20

/** A company of 20 repositories and one Linear workspace over 89 days; of ten events one is an issue, and six are cycles. */
export function manyEvents(count: number): { events: WorkEvent[]; cursors: FeedCursor[] } {
  const perRepository = Math.floor((count * 0.9) / REPOSITORIES)
  const issues = count - perRepository * REPOSITORIES
  const events = Array.from({ length: REPOSITORIES }, (_, index) =>
    eventsOf(`github/acme/shop-${index}`, perRepository),
  ).flat()
  for (let index = 0; index < issues; index++) events.push(anIssue(index, issues))
  for (let number = 0; number < 6; number++) events[number] = cycle(number, hoursAgo(number * 14 * 24 + 1))
  const streams = new Set(events.map(({ stream }) => stream))
  const cursors = [...streams].flatMap((stream) =>
    (['pull', 'deployment', 'commit', 'run', 'incident', 'issue', 'cycle'] as const).map((kind) => ({
      ...{ stream, kind, readUntil: NOW, startedAt: null, page: null, tag: null },
    })),
  )
  return { events, cursors }
}

/** Of twenty events five are pull requests, four deployments, six commits, and the rest runs; every hundredth is an incident. */
function eventsOf(stream: Stream, count: number): WorkEvent[] {
  return Array.from({ length: count }, (_, index): WorkEvent => {
    const moment = hoursAgo(HOURS * (1 - index / count))
    const before = hoursAgo(HOURS * (1 - index / count) + 30)
    const place = index % 20
    const round = Math.floor(index / 20)
    const own = { stream }
    if (index % 100 === 99) return { ...incident(index, moment, { closedAt: moment }), ...own }
    if (place < 6) return { ...commit(hash(round, place), [parentOf(round, place)], moment), ...own }
    if (place < 11) {
      const reviews = [review(moment, { by: bob }), review(moment, { by: ada })]
      const mergeCommit = hash(round, place - 6)
      const given = { createdAt: before, mergedAt: moment, mergeCommit, reviews, mentions: ['ENG-1'] }
      return { ...pull(index, given), ...own }
    }
    if (place < 15) return { ...deployed(hash(round, place - 11), moment), ...own }
    return { ...run(`${index}`, 12, { startedAt: moment }), ...own }
  })
}

function anIssue(index: number, count: number): WorkEvent {
  const completedAt = hoursAgo((HOURS * index) / count)
  return issue(`ENG-${index}`, { completedAt, createdAt: completedAt, estimate: 3, labels: ['bug'] })
}

function parentOf(round: number, place: number): string {
  return place === 0 ? hash(round - 1, 5) : hash(round, place - 1)
}

function hash(round: number, place: number): string {
  return `${round}-${place}`.padStart(40, '0')
}

function hoursAgo(hours: number): string {
  return new Date(Date.parse(NOW) - hours * HOUR).toISOString()
}
