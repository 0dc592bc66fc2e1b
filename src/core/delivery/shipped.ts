import { alternatives } from './alternatives.ts'
import { type Breakage, breakages } from './breakages.ts'
import type { RepositoryEvents } from './event-index.ts'
import type { Rules } from './rules.ts'
import { type Shipping, shipping } from './shipping.ts'

/** What of a repository came to environments, and what broke there. */
export interface Shipped extends Shipping {
  /** The environments for a sentence, for example `production, prod or live`. */
  readonly where: string
  readonly broken: readonly Breakage[]
}

/** @param environment its name; null: all that count as production */
export function shipped(repository: RepositoryEvents, environment: string | null, rules: Rules): Shipped {
  const { productionEnvironments, incidentAgeDays } = rules.policy
  const targets = environment === null ? productionEnvironments : [environment.toLowerCase()]
  const shippings = shipping(repository, (name) => targets.includes(name), rules.now)
  return {
    ...shippings,
    where: alternatives(targets),
    broken: breakages(repository, shippings, incidentAgeDays, rules.now),
  }
}
