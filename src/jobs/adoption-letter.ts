import { linkedKeyResults } from '#src/core/letters/linked-key-results.ts'
import { composeAdoption } from '#src/core/live/adoption-summary.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderAdoption } from '#templates/adoption.tsx'
import type { Assessment } from './assess.ts'
import type { Letter } from './freeze.ts'
import { nextDigest } from './next-digest.ts'

/** The adoption summary to DIGEST_TO: once a day at most, whatever restarts happen on the way to going live. */
export function adoptionLetter(deps: Deps, { evaluation, snapshot }: Assessment): Letter {
  const { digestTo: to } = deps.mail
  const { asOf, today } = evaluation
  const { isHistory } = linkedKeyResults(snapshot, evaluation)
  const summary = composeAdoption({
    evaluation,
    policy: deps.policy,
    pastDecisions: new Set(snapshot.decisions.filter(isHistory).map(({ id }) => id)),
    firstDigest: nextDigest(deps, asOf)?.moment ?? null,
    sentTo: to,
  })
  return { kind: 'adoption', slot: today, to, ...renderAdoption(summary) }
}
