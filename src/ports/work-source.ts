import type { EventKind, FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { ActiveWork, UnknownWork, WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'

/** What is to be read of the events of a system. */
export interface Following {
  /** Streams of this system: repositories, or `linear`. */
  readonly streams: readonly Stream[]
  /** Keys of the teams whose cycles are wanted; none for GitHub. */
  readonly teams: readonly string[]
  /** How far each kind of each stream has been read; what is absent has never been. */
  readonly cursors: readonly FeedCursor[]
  /** How far back the first read goes. */
  readonly since: Instant
  readonly now: Instant
  /** GitHub issues with one of these labels, in lower case, are incidents. */
  readonly incidentLabels: readonly string[]
}

/** What one request brought. It is kept whole, with its cursors, before the next request is sent. */
export interface EventPage {
  readonly events: readonly WorkEvent[]
  /** How far the kinds that it held have been read now. */
  readonly cursors: readonly FeedCursor[]
  /** Kinds of streams of which it holds all that changed since: what else was kept of that time is gone. */
  readonly whole?: readonly { readonly stream: Stream; readonly kind: EventKind; readonly since: Instant }[]
  /** Streams that cannot be read: deleted, private, or with that part switched off. */
  readonly lost: readonly (Pick<UnknownWork, 'reason' | 'detail'> & {
    readonly stream: Stream
    /** The part that cannot be read; absent: all of it. */
    readonly kind?: EventKind
  })[]
}

/** One limit of a system, as its last answer told it. */
export interface LimitReading {
  /** For example `requests`, `complexity`, `core`, `graphql`, `search`. */
  readonly name: string
  readonly limit: number
  readonly remaining: number
  readonly resetAt: Instant
}

/** Where the work happens: Linear or GitHub. */
export interface WorkSource {
  readonly system: WorkSystem

  /**
   * Reads all links of a run in as few requests as the system allows; one reading per link, in the links' order.
   * A link that is dead, foreign or not shared is a reading of its own (`unknown`), not a failure.
   * @throws Failure when the system as a whole fails or refuses the token.
   */
  read(links: readonly WorkLink[]): Promise<readonly WorkReading[]>

  /**
   * All projects and initiatives that are going on, or open milestones of the repositories, linked or not, so that work which
   * serves no key result is seen. Absent: the system has no such thing.
   * @param streams the repositories of the company among its links; Linear, which is one whole, has no use for them
   * @throws Failure as `read` does
   */
  active?(streams: readonly Stream[]): Promise<readonly ActiveWork[]>

  /**
   * Reads what changed since the cursors, and on from where a read was broken off. Ends when all is read, or before: when this
   * run's even part of the system's limit is spent, what is left is for the next run.
   * Absent: the system's events are not kept.
   * @throws Failure as `read` does
   */
  follow?(following: Following): AsyncIterable<EventPage>

  /** The system's limits by the headers of its last answers; empty: none told. */
  limits?(): readonly LimitReading[]

  /** Requests sent so far by this instance. */
  requests(): number
}
