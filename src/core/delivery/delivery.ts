import type { Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { type Delivery, deliveryAt, material } from './delivery-at.ts'
import { indexEvents } from './event-index.ts'
import type { FeedCursor, WorkEvent } from './events.ts'
import type { Lost } from './lost.ts'
import { moment } from './moment.ts'
import { rulesOf } from './rules.ts'

/**
 * Reckons with events, in any order; those of more than 90 days ago count for nothing, so that a store that is years old gives
 * the same figures as one that was read today. Events are sorted once, and each repository is reckoned once.
 * @param input.lost streams that cannot be read now, with why
 */
export function delivery(input: {
  readonly events: readonly WorkEvent[]
  readonly cursors: readonly FeedCursor[]
  readonly lost: Lost
  readonly policy: Pick<Policy, 'delivery' | 'timezone'>
  readonly now: Instant
}): Delivery {
  const now = moment(input.now)
  return deliveryAt(material(indexEvents(input.events, now), input, now), rulesOf(input.policy, now))
}
