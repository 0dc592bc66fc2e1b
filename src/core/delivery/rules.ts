import type { DeliveryPolicy, Policy } from '#src/core/policy.ts'
import { botRule } from './bot-rule.ts'
import { businessHours } from './business-hours.ts'
import type { Actor } from './events.ts'
import { hoursBetween } from './hours-between.ts'
import { lastDays, type Span } from './span.ts'

/** What the figures of one run have in common. Moments are milliseconds since 1970. */
export interface Rules {
  readonly now: number
  /** The days that rates and durations cover. */
  readonly window: Span
  readonly policy: DeliveryPolicy
  /** As `botRule` tells. */
  isBot(actor: Actor | null): boolean
  /** Hours for reviews and pull requests: business hours where the policy names them; null as in `hoursBetween`. */
  hours(from: number, to: number): number | null
}

export function rulesOf({ delivery, timezone }: Pick<Policy, 'delivery' | 'timezone'>, now: number): Rules {
  const open = delivery.businessHours === null ? null : businessHours(delivery.businessHours, timezone)
  return {
    now,
    window: lastDays(delivery.windowDays, now),
    policy: delivery,
    isBot: botRule(delivery.ignoredLogins),
    hours(from, to) {
      const hours = hoursBetween(from, to)
      return hours === null || open === null ? hours : open(from, to)
    },
  }
}
