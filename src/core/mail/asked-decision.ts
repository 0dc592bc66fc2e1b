import type { DecisionsOn } from '#src/core/decisions/decisions-on.ts'
import { reachableOwners } from '#src/core/letters/reachable-owners.ts'
import type { Day, Decision } from '#src/core/model.ts'
import { type DecisionBrief, decisionBrief } from './decision-brief.ts'
import { decisionTitle } from './decision-title.ts'
import { personNames } from './person-names.ts'

/** An open decision as a letter about its key result or initiative shows it. */
export interface AskedDecision {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  /** Their addresses in lower case, as far as they can be written to. */
  readonly deciders: readonly string[]
  readonly decideBy: Day | null
  /** null: its row has no options. */
  readonly brief: DecisionBrief | null
}

/** A decision that was made about a key result since its episode began. */
export interface MadeDecision {
  readonly title: string
  readonly day: Day
}

/** @param domains of MAIL_DOMAINS */
export function askedDecision(decision: Decision, domains: readonly string[]): AskedDecision {
  return {
    title: decisionTitle(decision),
    url: decision.url,
    owners: personNames(decision.owners),
    deciders: reachableOwners(decision.owners, domains),
    decideBy: decision.decideBy,
    brief: decisionBrief(decision, 'letter'),
  }
}

/** Its Decide by has passed. */
export function isOverdue({ decideBy }: Pick<AskedDecision, 'decideBy'>, today: Day): boolean {
  return decideBy !== null && decideBy < today
}

/** @param last the latest that was made; null: none was */
export function madeDecision(last: ReturnType<DecisionsOn['lastMade']>): MadeDecision | null {
  return last === null ? null : { title: decisionTitle(last.decision), day: last.day }
}
