import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { formatInstant } from '#templates/words/format-day.ts'
import { ofTeams } from '#templates/words/of-teams.ts'

export function titleOf({ week, onlyTeams }: InitiativesUpdate): string {
  const [year, number] = week.split('-W')
  return `Initiatives${ofTeams(onlyTeams)}, week ${Number(number)} of ${year}`
}

/** How to read it, and where it comes from. */
export function footerOf({ asOf, ruleVersion }: InitiativesUpdate): readonly string[] {
  return [
    'Blocked is what its Status or its Blocker says. Dates can only make worse what Status says: off track is a Timeline that ended without Done, at risk a Needed by that passed or a forecast behind the end of the Timeline. A key result that is named has the status in force.',
    `Computed by okr-sync as of ${formatInstant(asOf)}, rules ${ruleVersion}. Who receives it is set in DIGEST_TO and in the subscriptions of POLICY.`,
  ]
}
