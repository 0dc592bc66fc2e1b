import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Blocked } from '#src/core/letters/blocked.ts'
import type { AskedDecision } from '#src/core/mail/asked-decision.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** @param keyResults by id */
export function composeBlocked(
  result: InitiativeResult,
  keyResults: ReadonlyMap<string, KeyResultResult>,
  { today }: Pick<Evaluation, 'today'>,
  decision: AskedDecision | null,
): Blocked {
  const since = result.blockedSince ?? today
  return {
    title: titleOf(result.title, 'An initiative without a title'),
    url: result.url,
    owners: personNames(result.owners),
    blocker: cleanText(result.blocker, 400),
    waitingOn: personNames(result.waitingOn),
    neededBy: result.neededBy,
    since,
    days: Math.max(0, daysBetween(since, today)),
    holdsUp: result.holdsUp.map(({ title }) => titleOf(title, 'an initiative without a title')),
    keyResults: result.keyResults
      .flatMap((id) => keyResults.get(id) ?? [])
      .map(({ title, url }) => ({ title: titleOf(title, 'A key result without a title'), url })),
    nextStep: cleanText(result.nextStep, 400),
    decision,
  }
}

function titleOf(title: string, without: string): string {
  return cleanText(title, 100) || without
}
