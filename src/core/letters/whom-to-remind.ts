import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Person } from '#src/core/model.ts'
import { reachableOwners } from './reachable-owners.ts'
import type { Subject } from './subject.ts'

/** Answers who is reminded of something: its own owners, else those of key results that it is about, else DIGEST_TO. */
export type WhomToRemind = (
  owners: readonly Person[],
  keyResults: readonly string[],
) => Pick<Subject, 'to' | 'standIns'>

/**
 * Only key results that run have owners to turn to. Whoever hears in place of owners that cannot be reached is a stand-in.
 * @param mail.domains MAIL_DOMAINS
 */
export function whomToRemind(
  { keyResults }: Pick<Evaluation, 'keyResults'>,
  mail: { readonly digestTo: readonly string[]; readonly domains: readonly string[] },
): WhomToRemind {
  const running = new Map(keyResults.filter(isRunning).map((result) => [result.id, result]))
  const digestTo = reachableOwners(
    mail.digestTo.map((email) => ({ id: '', name: '', email })),
    mail.domains,
  )
  return (owners, ids) => {
    const own = reachableOwners(owners, mail.domains)
    if (own.length > 0) return { to: own }
    const others = ids.flatMap((id) => running.get(id)?.owners ?? [])
    const next = reachableOwners(others, mail.domains)
    const to = next.length > 0 ? next : digestTo
    const isInPlace = owners.length > 0 || (next.length === 0 && others.length > 0)
    return isInPlace ? { to, standIns: to } : { to }
  }
}

function isRunning({ ended, state }: KeyResultResult): boolean {
  return !ended && state === 'active'
}
