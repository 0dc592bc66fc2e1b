import type { ForecastBand, InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day, Health } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { HEALTH_WORST_FIRST } from '#src/core/words/worst-first.ts'
import { personNames } from './person-names.ts'

/** An initiative as mail shows it. */
export interface InitiativeLine {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly health: Exclude<Health, 'done'>
  readonly progress: number | null
  /** Since when its source has not answered, so that progress and forecast are those of that day; null: it does. */
  readonly heldSince: Day | null
  /** null: there is none. */
  readonly forecast: ForecastBand | null
  readonly blocker: string
  /** How many initiatives wait for it while it is blocked. */
  readonly holdsUp: number
  /** For how many whole days it has been seen blocked; null: it is not. */
  readonly blockedSince: { readonly day: Day; readonly days: number } | null
  readonly waitingOn: readonly string[]
  readonly neededBy: Day | null
  readonly nextStep: string
  readonly why: string
  /** true: active work that serves no key result. */
  readonly orphan: boolean
}

/** Running initiatives, the blocked ones first and of these the longest blocked. */
export function initiativeLines(
  initiatives: readonly InitiativeResult[],
  today: Day,
): readonly InitiativeLine[] {
  const lines: InitiativeLine[] = []
  for (const initiative of initiatives) {
    const { health, status, blockedSince } = initiative
    if (health === 'done' || status === 'done' || status === 'cancelled') continue
    lines.push({
      id: initiative.id,
      title: cleanText(initiative.title, 100) || 'An initiative without a title',
      url: initiative.url,
      owners: personNames(initiative.owners),
      health,
      progress: initiative.progress,
      heldSince: initiative.outage?.isLong ? initiative.outage.since : null,
      forecast: initiative.forecast,
      blocker: cleanText(initiative.blocker, 160),
      holdsUp: initiative.holdsUp.length,
      blockedSince:
        health === 'blocked' && blockedSince !== null
          ? { day: blockedSince, days: daysBetween(blockedSince, today) }
          : null,
      waitingOn: personNames(initiative.waitingOn),
      neededBy: initiative.neededBy,
      nextStep: cleanText(initiative.nextStep, 160),
      why: cleanText(initiative.why, 200),
      orphan: initiative.keyResults.length === 0,
    })
  }
  return lines.toSorted((a, b) => rank(a) - rank(b) || since(a).localeCompare(since(b)))
}

function rank({ health }: InitiativeLine): number {
  return HEALTH_WORST_FIRST.indexOf(health)
}

function since({ blockedSince }: InitiativeLine): Day {
  return blockedSince?.day ?? '9999-12-31'
}
