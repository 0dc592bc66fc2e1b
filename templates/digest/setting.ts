import type { Digest } from '#src/core/mail/digest.ts'
import { formatInstant } from '#templates/words/format-day.ts'
import { ofTeams } from '#templates/words/of-teams.ts'

export function titleOf({ week, onlyTeams }: Digest): string {
  const [year, number] = week.split('-W')
  return `OKR digest${ofTeams(onlyTeams)}, week ${Number(number)} of ${year}`
}

/** How to read the numbers, and where they come from. */
export function footerOf({ asOf, ruleVersion }: Digest): readonly string[] {
  return [
    'Score and expected (by now) run from 0 to 1; chance is that of the target score in time. A status that a person set outranks that of the rules.',
    `Computed by okr-sync as of ${formatInstant(asOf)}, rules ${ruleVersion}. Who receives it is set in DIGEST_TO and in POLICY.`,
  ]
}
