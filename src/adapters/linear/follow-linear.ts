import type { FeedCursor } from '#src/core/delivery/events.ts'
import { LINEAR } from '#src/core/delivery/streams-of.ts'
import type { Instant } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import { createEstimator } from './complexity.ts'
import type { LinearConnection } from './connect-linear.ts'
import { followDocument, maxPage } from './documents.ts'
import { FollowAnswer } from './follow-answer.ts'
import { cycleEvent, issueEvent } from './linear-events.ts'

/** The clocks of Linear and of this machine may differ by so much, and a change may show so late. */
const overlapMs = 3_600_000

/** A cycle that ended is still put right for a while. */
const cycleOverlapMs = 7 * 24 * 3_600_000

const points = createEstimator(followDocument)

/** What one list asks for next: the rows after a cursor, the first ones (null), or nothing more (undefined). */
type Next = string | null | undefined

/**
 * The issues of the whole workspace that changed, newest change first, and the cycles of teams in the same requests. Issues go
 * on where the read before was broken off; cycles, which are few, begin again.
 */
export async function* followLinear(
  following: Following,
  { ask, limits }: LinearConnection,
  everyMinutes: number,
): AsyncGenerator<EventPage> {
  if (!following.streams.includes(LINEAR)) return
  const { now } = following
  const left = limits.beginRun(now, everyMinutes)
  const issues = cursorOf(following, 'issue')
  const cycles = cursorOf(following, 'cycle')
  const teams = following.teams.toSorted()
  const tag = teams.join(',')
  const startedAt = issues.startedAt ?? now
  const since = {
    changedSince: before(issues.readUntil, overlapMs) ?? following.since,
    // Cycles of a team that was not followed before are read from the beginning.
    endedSince: (cycles.tag === tag ? before(cycles.readUntil, cycleOverlapMs) : null) ?? following.since,
    begunUntil: now,
    teams,
  }

  let nextIssue: Next = issues.startedAt === null ? null : issues.page
  let nextCycle: Next = teams.length > 0 ? null : undefined
  let resumes = nextIssue !== null
  while (nextIssue !== undefined || nextCycle !== undefined) {
    const variables = { ...since, ...pages(nextIssue, nextCycle) }
    if (left('requests') < 1 || left('complexity') < points(variables)) return
    const answer: FollowAnswer | null = await ask(followDocument, variables, FollowAnswer).catch(
      (error: unknown) => {
        if (resumes && isRefused(error)) return null
        throw error
      },
    )
    resumes = false
    if (answer === null) {
      // The issue at which the page begins is gone for good: what was read already comes again.
      nextIssue = null
      continue
    }
    nextIssue = nextOf(answer.issues)
    nextCycle = nextOf(answer.cycles)
    yield {
      events: [
        ...(answer.issues?.nodes ?? []).map(issueEvent),
        ...(answer.cycles?.nodes ?? []).map(cycleEvent),
      ],
      cursors: [
        nextIssue === undefined
          ? { ...issues, readUntil: startedAt, startedAt: null, page: null }
          : { ...issues, startedAt, page: nextIssue },
        ...(answer.cycles !== undefined && nextCycle === undefined
          ? [{ ...cycles, readUntil: now, tag }]
          : []),
      ],
      lost: [],
    }
  }
}

/** The variables of `followDocument` that say where it reads on. A list that is left out still costs its page, so its page is 1. */
function pages(nextIssue: Next, nextCycle: Next) {
  return {
    withIssues: nextIssue !== undefined,
    issueCount: nextIssue === undefined ? 1 : maxPage,
    afterIssue: nextIssue ?? null,
    withCycles: nextCycle !== undefined,
    cycleCount: nextCycle === undefined ? 1 : maxPage,
    afterCycle: nextCycle ?? null,
  }
}

function cursorOf(following: Following, kind: 'issue' | 'cycle'): FeedCursor {
  const found = following.cursors.find((cursor) => cursor.stream === LINEAR && cursor.kind === kind)
  return found ?? { stream: LINEAR, kind, readUntil: null, startedAt: null, page: null, tag: null }
}

function nextOf(list: FollowAnswer['issues'] | FollowAnswer['cycles']): Next {
  return list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
}

function before(instant: Instant | null, ms: number): Instant | null {
  return instant && new Date(Date.parse(instant) - ms).toISOString()
}

function isRefused(error: unknown): boolean {
  return error instanceof Failure && error.code === 'invalid'
}
