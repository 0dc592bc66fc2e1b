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
import { type NextPage, nextPage } from './next-page.ts'

/** The clocks of Linear and of this machine may differ by so much, and a change may show so late. */
const overlapMs = 3_600_000

const points = createEstimator(followDocument)

/**
 * The issues of the whole workspace that changed, newest change first, and all cycles of teams in the same requests. Issues go on
 * where the read before was broken off; cycles, which are few and charged by the page, begin again.
 *
 * An issue whose team was given another key bears it without having changed, so that all are read anew when a key is gone. What
 * Linear shows as no change of an issue either is seen only by an empty store, or when the issue leaves the window: a label that
 * was renamed, an issue that was deleted past the trash, and one in a team that the key may not see any more.
 */
export async function* followLinear(
  following: Following,
  { ask, limits }: LinearConnection,
  everyMinutes: number,
): AsyncGenerator<EventPage> {
  if (!following.streams.includes(LINEAR)) return
  const { now } = following
  const left = limits.beginRun(now, everyMinutes)
  let issues = cursorOf(following, 'issue')
  const cycles = cursorOf(following, 'cycle')

  let nextIssue: NextPage = issues.startedAt === null ? null : issues.page
  let nextCycle: NextPage = following.teams.length > 0 ? null : undefined
  let resumes = nextIssue !== null
  let withTeams = true
  while (nextIssue !== undefined || nextCycle !== undefined) {
    const variables = {
      changedSince: before(issues.readUntil) ?? following.since,
      endedSince: following.since,
      teams: following.teams,
      withTeams,
      teamCount: withTeams ? maxPage : 1,
      ...pages(nextIssue, nextCycle),
    }
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
    withTeams = false
    if (answer.teams !== undefined) {
      const keys = answer.teams.nodes.map(({ key }) => key)
      const isGone = (key: string) => !keys.includes(key)
      const readAnew = issues.tag?.split(',').some(isGone) === true
      issues = { ...issues, tag: keys.toSorted().join(',') }
      if (readAnew) {
        issues = { ...issues, readUntil: issues.readUntil && following.since, startedAt: null, page: null }
        nextIssue = null
        continue
      }
    }
    const startedAt = issues.startedAt ?? now
    nextIssue = nextPage(answer.issues)
    nextCycle = nextPage(answer.cycles)
    yield {
      events: [
        ...(answer.issues?.nodes ?? []).map(issueEvent),
        ...(answer.cycles?.nodes ?? []).map(cycleEvent),
      ],
      cursors: [
        nextIssue === undefined
          ? { ...issues, readUntil: startedAt, startedAt: null, page: null }
          : { ...issues, startedAt, page: nextIssue },
        ...(answer.cycles !== undefined && nextCycle === undefined ? [{ ...cycles, readUntil: now }] : []),
      ],
      lost: [],
    }
  }
}

/** The variables of `followDocument` that say where it reads on. A list that is left out still costs its page, so its page is 1. */
function pages(nextIssue: NextPage, nextCycle: NextPage) {
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

function before(instant: Instant | null): Instant | null {
  return instant && new Date(Date.parse(instant) - overlapMs).toISOString()
}

function isRefused(error: unknown): boolean {
  return error instanceof Failure && error.code === 'invalid'
}
