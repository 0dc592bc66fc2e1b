import { cleanText } from '#src/core/words/clean-text.ts'
import { HISTORY_DAYS, type RepositoryEvents } from './event-index.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { nothing } from './nothing.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import type { Shipped } from './shipped.ts'
import { isWithin } from './span.ts'

/**
 * Deploy frequency = deployments / days of the window * 7.
 *
 * Unit: deployments a week. Window: by the moment of the first `success`. Every successful deployment counts, also of a commit
 * that was deployed before and of each environment meant; those that failed, wait or run do not. 0 is a fact where something was
 * deployed before the window; where nothing ever was there is none.
 * Source: DORA, deployment frequency as a count per period (middleware; Four Keys and DevLake count days with a deployment).
 */
export function deployFrequency(
  { name, deployments }: RepositoryEvents,
  { shipments, where }: Shipped,
  { window, policy }: Rules,
): Sample {
  if (shipments.length === 0) {
    const when = inTheLastDays(HISTORY_DAYS)
    const others = [...new Set(deployments.map(({ environment }) => cleanText(environment, 40)))].sort()
    const only = others.length === 0 ? '' : `; its deployments went to ${others.slice(0, 5).join(', ')}`
    return nothing(`The repository ${name} has no deployment to ${where} that succeeded ${when}${only}.`)
  }
  const count = shipments.filter(({ at }) => isWithin(at, window)).length
  return { kind: 'rate', count, days: policy.windowDays }
}
