import { composeDigest } from '#src/core/mail/digest.ts'
import { digestSlot } from '#src/core/schedule.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderDigest } from '#templates/digest.tsx'
import type { Assessment } from './assess.ts'
import type { Letter } from './freeze.ts'

/** The digest of the week that the assessment falls in, to everyone in DIGEST_TO. */
export function digestLetter(deps: Deps, { evaluation, history }: Assessment): Letter {
  const week = digestSlot(evaluation.asOf, deps.policy.timezone, deps.schedule.digestAt)
  const digest = composeDigest({ evaluation, earlier: history.days, week, policy: deps.policy })
  return { kind: 'digest', slot: week, to: deps.mail.digestTo, ...renderDigest(digest) }
}
