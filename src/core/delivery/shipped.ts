import { alternatives } from './alternatives.ts'
import { type Breakage, breakages } from './breakages.ts'
import type { RepositoryEvents } from './event-index.ts'
import type { Rules } from './rules.ts'
import type { Shipping } from './shipping.ts'
import { shippingUpTo } from './shipping-up-to.ts'

/** What of a repository came to environments, and what broke there. */
export interface Shipped extends Shipping {
  /** The environments for a sentence, for example `production, prod or live`. */
  readonly where: string
  readonly broken: readonly Breakage[]
}

/**
 * @param environment its name; null: all that count as production
 * @param shippingTo what came to environments, by their names in lower case, by now or later
 */
export function shipped(
  repository: RepositoryEvents,
  environment: string | null,
  rules: Rules,
  shippingTo: (targets: readonly string[]) => Shipping,
): Shipped {
  const { productionEnvironments, incidentAgeDays } = rules.policy
  const targets = environment === null ? productionEnvironments : [environment.toLowerCase()]
  const shipping = shippingUpTo(shippingTo(targets), rules.now)
  return {
    ...shipping,
    where: alternatives(targets),
    broken: breakages(repository, shipping, incidentAgeDays, rules.now),
  }
}
