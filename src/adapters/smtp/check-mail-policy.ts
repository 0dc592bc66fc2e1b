import { ok, warning } from '#src/adapters/support/checks.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Check } from '#src/ports/checkup.ts'
import type { MailSettings } from '#src/ports/deps.ts'
import type { NamedInRows } from '#src/ports/named-in-rows.ts'

const SUBJECT = 'POLICY: mail'

/**
 * What POLICY says of mail that is well-formed and comes to nothing.
 * @param named what the rows name; null: they could not be read
 */
export function checkMailPolicy(
  policy: Pick<MailPolicy, 'subscriptions' | 'timezones'>,
  mail: Pick<MailSettings, 'digestTo' | 'escalateTo' | 'opsTo'>,
  named: NamedInRows | null,
): readonly Check[] {
  const { subscriptions, timezones } = policy
  const zones = Object.keys(timezones).length
  const compared =
    (named?.addresses ?? null) === null
      ? ', not compared with the rows, since the address of somebody in them is not known yet: run sync once'
      : ''
  const wrong = [
    ...unknownTeams(policy, named?.teams ?? null),
    ...twice(policy, mail),
    ...unknownPeople(policy, mail, named?.addresses ?? null),
  ]
  const said = [
    ...(subscriptions.length === 0 ? [] : [`mail.subscriptions: ${subscriptions.length}`]),
    ...(zones === 0 ? [] : [`mail.timezones: ${zones}${compared}`]),
  ]
  return wrong.length > 0 || said.length === 0 ? wrong : [ok(SUBJECT, `${said.join(', ')}.`)]
}

function unknownTeams(
  { subscriptions }: Pick<MailPolicy, 'subscriptions'>,
  teams: NamedInRows['teams'],
): Check[] {
  if (teams === null) return []
  const known = new Set(teams.map(plain))
  return subscriptions.flatMap((subscription, index) =>
    subscription.teams
      .filter((team) => !known.has(plain(team)))
      .map((team) =>
        warning(
          SUBJECT,
          `mail.subscriptions.${index}.teams names ${JSON.stringify(team)}, which no objective bears, so nothing of it is mailed.`,
          teams.length === 0
            ? 'Fill in Team of the objectives, or leave teams out: then everything is mailed.'
            : `Write a team as the objectives bear it: ${teams.join(', ')}.`,
        ),
      ),
  )
}

/** One address gets a report once, and what DIGEST_TO gets holds everything. */
function twice(
  { subscriptions }: Pick<MailPolicy, 'subscriptions'>,
  { digestTo }: Pick<MailSettings, 'digestTo'>,
): Check[] {
  const everything = new Set(digestTo.map((address) => address.toLowerCase()))
  return subscriptions.flatMap(({ to }, index) =>
    to
      .filter((address) => everything.has(address))
      .map((address) =>
        warning(
          SUBJECT,
          `mail.subscriptions.${index} names ${address}, who gets every report by DIGEST_TO, and none twice.`,
          `Take ${address} out of the subscription, or out of DIGEST_TO where less is to be mailed.`,
        ),
      ),
  )
}

function unknownPeople(
  { timezones, subscriptions }: Pick<MailPolicy, 'subscriptions' | 'timezones'>,
  { digestTo, escalateTo, opsTo }: Pick<MailSettings, 'digestTo' | 'escalateTo' | 'opsTo'>,
  addresses: NamedInRows['addresses'],
): Check[] {
  if (addresses === null) return []
  const inSettings = [...digestTo, ...escalateTo, ...opsTo, ...subscriptions.flatMap(({ to }) => to)]
  const known = new Set([...addresses, ...inSettings.map((address) => address.toLowerCase())])
  return Object.keys(timezones)
    .filter((address) => !known.has(address))
    .map((address) =>
      warning(
        SUBJECT,
        `mail.timezones names ${address}, whom no row and no other setting names.`,
        'Mend the address; letters to others leave by TIMEZONE.',
      ),
    )
}

function plain(team: string): string {
  return team.trim().toLowerCase()
}
